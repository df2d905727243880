import { expect, test } from 'vitest';
import { runVerb } from '../../main/headless.ts';
import { followPage } from '../identity-center/follow-page.ts';
import { awsSsoLogin, callerIdentityWithAws, callerIdentityWithBoto3 } from './aws.ts';
import { accountId, center, home, legacyStartUrl, proxy } from './profile-surroundings.ts';

/** Signs in with Daypass, and approves what it shows. */
async function signIn(session: string, ...args: readonly string[]): Promise<void> {
  let said = '';
  const approving: Promise<unknown>[] = [];
  const err = (text: string): void => {
    said += text;
    const link = /^http\S+authorize\S+\n$/.exec(text)?.[0].trim();
    if (link !== undefined) approving.push(followPage(link));
    const code = /code: (\S+)/.exec(text)?.[1];
    if (code !== undefined) expect(center.approveDevice(code)).toBe(true);
  };
  const io = {
    out: (text: string) => expect(text).toBe(''),
    err,
    env: { HOME: home, USERPROFILE: home, ...center.env() },
  };
  expect(await runVerb(['sign-in', '--no-browser', '--session', session, ...args], io), said).toBe(0);
  await Promise.all(approving);
}

test.each([[[]], [['--device-code']]])(
  'after Daypass, the AWS CLI and boto3 need no sign-in of their own (%j)',
  async (args) => {
    await signIn('acme', ...args);
    const asked = center.log.count('CreateToken');
    expect(await callerIdentityWithAws('acme-ro', { home, proxy })).toMatchObject({ Account: accountId });
    expect(await callerIdentityWithBoto3('acme-ro', { home, proxy })).toMatchObject({ Account: accountId });
    expect(center.log.count('CreateToken')).toBe(asked);
  },
);

test('the same for a legacy profile', async () => {
  await signIn(legacyStartUrl);
  expect(await callerIdentityWithAws('legacy', { home, proxy })).toMatchObject({ Account: accountId });
  expect(await callerIdentityWithBoto3('legacy', { home, proxy })).toMatchObject({ Account: accountId });
});

test('the AWS CLI can still sign in by itself after Daypass used the browser, and Daypass after it', async () => {
  await signIn('acme');
  expect(await awsSsoLogin(center, { home, proxy, session: 'acme' })).toMatchObject({ code: 0, stderr: '' });
  expect(await callerIdentityWithAws('acme-ro', { home, proxy })).toMatchObject({ Account: accountId });
  const registered = center.log.count('RegisterClient');
  await signIn('acme');
  await signIn('acme', '--device-code');
  expect(center.log.count('RegisterClient')).toBe(registered);
  expect(await callerIdentityWithBoto3('acme-ro', { home, proxy })).toMatchObject({ Account: accountId });
});
