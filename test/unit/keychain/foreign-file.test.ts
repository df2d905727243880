import { readFile, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { keptFacts, storedItemText } from '../../../main/domain/kept-item.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { accountId, role } from '../sign-out/home.ts';
import { sampleToken } from '../signed-in/sample-token.ts';
import { keptHomeForEach } from './kept-home.ts';

const { home, kept, choose, verb, signIn, signInByVerb, rowOf } = keptHomeForEach();
const other = 'https://other.awsapps.com/start';
const process = () => verb('credential-process', '--session', 'one', '--account', accountId, '--role', role);
const file = () => join(home.cache, tokenFileName('one'));

/** Signed in by the keychain; another config file has a session of that name for another portal, whose token lies in the file. */
async function withTheirs(when: 'before' | 'after' = 'after'): Promise<string> {
  home.center.change({ accounts: [{ accountId, accountName: 'Production', roles: [role] }] });
  await choose({ storeTokensIn: 'keychain' });
  await signInByVerb('--session', 'one');
  const expiresAt = new Date(Date.now() + 9 * 3_600_000).toISOString();
  const theirs = JSON.stringify({ startUrl: other, region: 'us-east-1', accessToken: 'access-theirs', expiresAt });
  await writeFile(file(), theirs);
  if (when === 'before') await utimes(file(), 1, 1);
  return theirs;
}

test.each(['before', 'after'] as const)(
  'a token in the keychain counts, whatever of another portal was put %s it into the file',
  async (when) => {
    const theirs = await withTheirs(when);
    expect(await rowOf('one')).toMatchObject({ state: 'signed-in', storage: 'keychain' });
    expect(await process()).toMatchObject({ code: 0, err: '' });
    const { err } = await verb('status');
    expect(err).toContain(`It is a sign-in to ${other}, but the session "one" is for`);
    expect(JSON.parse((await verb('keychain', 'status', '--json')).out).sessions[0]).toMatchObject({
      state: 'signed-in',
      storage: 'keychain',
    });
    for (const way of ['move', 'restore']) {
      const { code, err } = await verb('keychain', way, '--session', 'one');
      expect([code, err]).toEqual([6, expect.stringContaining(`is a sign-in to ${other}`)]);
    }
    expect(await readFile(file(), 'utf8')).toBe(theirs);
    expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
    expect(await readFile(file(), 'utf8')).toBe(theirs);
  },
);

test.each([-100_000, 100_000])(
  'and the one in the file, where that in the keychain is of another portal, and came %i ms after it',
  async (after) => {
    home.center.change({ accounts: [{ accountId, accountName: 'Production', roles: [role] }] });
    await signIn('one');
    const token = sampleToken('theirs', { startUrl: other, expiresAt: Date.now() + 9 * 3_600_000 });
    const item = { token, text: tokenText(token, undefined), receivedAt: Date.now() + after, registrations: new Map() };
    const stored = { version: 'theirs', item };
    kept.keychain.items.set('one', storedItemText('one', stored));
    await kept.tokens.record.change('one', () => ({ id: 'one', storage: 'keychain', facts: keptFacts(stored) }));
    expect(await rowOf('one')).toMatchObject({ state: 'signed-in', storage: 'file' });
    expect(await process()).toMatchObject({ code: 0, err: '' });
    expect((await verb('status')).err).toContain(`It is a sign-in to ${other}, but the session "one" is for`);
  },
);
