import { expect, test } from 'vitest';
import { run } from '../../../main/cli/run.ts';
import { signInVerb } from '../../../main/cli/sign-in.ts';
import type { Session } from '../../../main/domain/session.ts';

const corp: Session = {
  id: 'corp',
  name: 'corp',
  form: 'sso-session',
  startUrl: 'https://corp.awsapps.com/start',
  region: 'eu-west-1',
};

/** Signs in to a session of which `after` is known once its token is kept. */
async function signedIn(after: Partial<Session>) {
  let [err, isDone] = ['', false];
  const unused = () => Promise.reject(new Error('not asked for'));
  const verb = signInVerb({
    find: async () => ({ sessions: [isDone ? { ...corp, ...after } : corp], skipped: [] }),
    signIn: () => ({
      start: async () => {
        isDone = true;
      },
      cancel: () => undefined,
      stop: async () => undefined,
      openAgain: unused,
      waiting: () => undefined,
    }),
    sessionToBe: unused,
    addSession: unused,
    lookForRegion: unused,
    onInterrupt: () => () => undefined,
  });
  const io = { out: () => undefined, err: (text: string) => (err += text), env: {} };
  return { code: await run(['sign-in'], io, { 'sign-in': async () => verb }, '1.0.0'), err };
}

test('profiles that don’t find a new token, since it is in the keychain, are told with the line that changes them', async () => {
  expect(await signedIn({ lostProfiles: ['data', 'reports'] })).toEqual({
    code: 0,
    err: [
      'daypass: Signed in to "corp".',
      'daypass: The token of "corp" is in the keychain. 2 profiles look for its token in a file, and don\'t work. To have Daypass answer for data, reports: daypass keychain move --session corp',
      '',
    ].join('\n'),
  });
});

test('where every profile finds its token, nothing more is said', async () => {
  expect((await signedIn({})).err).toBe('daypass: Signed in to "corp".\n');
});
