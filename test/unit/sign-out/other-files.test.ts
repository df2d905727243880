import { chmod } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { homeForEach, sections, startUrl } from './home.ts';

const { home, configure, verb, signIn, signInAs, isGoodAtAws, signedIn, logouts, tokenIn, tokenFiles } = homeForEach();

describe('the only session of a portal is really out', () => {
  test.each([
    ['an older sign-in under the start URL', tokenFileName(startUrl)],
    ["a sign-in under another program's name", 'aws-toolkit-sign-in.json'],
  ])('with %s beside its own', async (_, file) => {
    await configure(sections('one'));
    const [own, other] = [await signIn('one'), await signInAs(file)];
    expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
    expect([await isGoodAtAws(own), await isGoodAtAws(other)]).toEqual([false, false]);
    expect(await signedIn()).toEqual([]);
    expect(await tokenFiles()).toEqual([]);
  });

  test('with several at once, copies, and one that can be renewed only', async () => {
    await configure(sections('one'));
    const own = await signIn('one');
    const others = [await signIn(), await signInAs('a.json'), await signInAs('b.json')];
    await signInAs('copy.json', { accessToken: own.accessToken });
    await signInAs('renewable.json', { expiresAt: '2020-01-01T00:00:00Z' });
    await verb('sign-out', '--session', 'one');
    expect(await Promise.all([own, ...others].map(isGoodAtAws))).toEqual([false, false, false, false]);
    expect(await signedIn()).toEqual([]);
    expect(await tokenFiles()).toEqual([]);
  });
});

test('of two people on one start URL the other stays signed in, and so does what is nobody’s', async () => {
  const [one, two, nobodys] = [await signIn('one'), await signIn('two'), await signInAs('nobodys.json')];
  const older = await signIn();
  await verb('sign-out', '--session', 'one');
  expect(await Promise.all([one, two, nobodys, older].map(isGoodAtAws))).toEqual([false, true, true, true]);
  expect(await tokenFiles()).toHaveLength(3);
});

test('the sign-in of a profile of the older kind stays, although it is on the same portal', async () => {
  const profile = `[profile old]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`;
  await configure(sections('one') + profile);
  const [own, legacy] = [await signIn('one'), await signIn()];
  await verb('sign-out', '--session', 'one');
  expect([await isGoodAtAws(own), await isGoodAtAws(legacy)]).toEqual([false, true]);
  expect(await tokenFiles()).toEqual([tokenFileName(startUrl)]);
});

test('and goes with all, although the list has shown one session for both', async () => {
  await configure(`${sections('one')}[profile old]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`);
  const [own, legacy] = [await signIn('one'), await signIn()];
  expect(await signedIn()).toEqual(['one']);
  expect(await verb('sign-out', '--all')).toMatchObject({ code: 0 });
  expect([await isGoodAtAws(own), await isGoodAtAws(legacy)]).toEqual([false, false]);
  expect(await signedIn()).toEqual([]);
});

test('what another portal’s session keeps stays', async () => {
  await configure(sections('one'));
  await signIn('one');
  const other = await signInAs('other.json', { startUrl: 'https://other.awsapps.com/start' });
  await verb('sign-out', '--session', 'one');
  expect(await isGoodAtAws(other)).toBe(true);
  expect(await tokenFiles()).toEqual(['other.json']);
});

test('under the session’s name lies a sign-in to what the session was for before: it ends, too', async () => {
  const before = await signInAs(tokenFileName('one'), { startUrl: 'https://before.awsapps.com/start' });
  await verb('sign-out', '--session', 'one');
  expect(await isGoodAtAws(before)).toBe(false);
  expect(await tokenFiles()).toEqual([]);
});

describe('a session that is known only from a file under another name', () => {
  test('is signed out where it is', async () => {
    await configure('');
    const token = await signInAs('aws-toolkit.json');
    expect(await signedIn()).toEqual(['acme']);
    expect(await verb('sign-out')).toMatchObject({ code: 0, err: 'daypass: Signed out of "acme".\n' });
    expect(await isGoodAtAws(token)).toBe(false);
    expect(logouts()).toEqual([200]);
    expect(await tokenFiles()).toEqual([]);
  });

  test('is renewed there, so that whoever made it has the new token as well', async () => {
    await configure('');
    const token = await signInAs('aws-toolkit.json', { expiresAt: '2020-01-01T00:00:00Z', tool: 'theirs' });
    expect(await verb('accounts')).toMatchObject({ code: 0 });
    expect(await tokenFiles()).toEqual(['aws-toolkit.json']);
    const renewed = await tokenIn('aws-toolkit.json');
    expect(renewed.tool).toBe('theirs');
    expect(renewed.accessToken).not.toBe(token.accessToken);
    expect(await signedIn()).toEqual(['acme']);
  });
});

test('an older token that could still be renewed does not come to light in place of the one that went', async () => {
  await configure('');
  await signInAs('newer.json');
  await signInAs('older.json', { expiresAt: '2020-01-01T00:00:00Z' });
  await verb('sign-out');
  expect(await signedIn()).toEqual([]);
  expect(await tokenFiles()).toEqual([]);
});

test('of two sessions that are in no config file, only the one goes', async () => {
  await configure('');
  const [one, other] = [await signInAs('one.json'), await signInAs('other.json')];
  await signInAs('ended.json', { expiresAt: '2020-01-01T00:00:00Z' });
  expect(await signedIn()).toEqual(['acme', 'acme-2']);
  await verb('sign-out', '--session', 'acme');
  expect([await isGoodAtAws(one), await isGoodAtAws(other)]).toEqual([false, true]);
  expect(await signedIn()).toEqual(['acme']);
});

test.skipIf(process.getuid?.() === 0)(
  'a file that can’t be removed is named, and AWS is told all the same',
  async () => {
    const token = await signIn('one');
    await chmod(home.cache, 0o500);
    const { code, err } = await verb('sign-out');
    await chmod(home.cache, 0o700);
    expect(code).toBe(6);
    expect(err).toContain('~/.aws/sso/cache can');
    expect(await isGoodAtAws(token)).toBe(false);
  },
);
