import { expect, test } from 'vitest';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import type { FoundSessions } from '../../../main/services/find-sessions.ts';
import { isSignedOut } from '../../../main/services/is-signed-out.ts';
import { acme } from '../export/files-in-memory.ts';
import { noon } from '../signed-in/sample-token.ts';
import { signedIn } from './kept-keys.ts';

const found = (changes: Partial<FoundSessions> = {}) =>
  isSignedOut(async () => ({ sessions: [acme], skipped: [], ...changes }))('acme');

test('signed out is who has no token, and a session that is not there any more', async () => {
  expect(await found()).toBe(true);
  expect(await found({ sessions: [] })).toBe(true);
  expect(await found({ sessions: [signedIn(noon - 1, false)] })).toBe(false);
});

test('where the config file or the token can’t be read, nobody counts as signed out', async () => {
  expect(await found({ problem: { kind: 'file', what: 'The AWS CLI can’t read it.' } })).toBe(false);
  expect(await found({ skipped: [{ file: tokenFileName('acme'), reason: 'damaged' }] })).toBe(false);
  expect(await found({ skipped: [{ file: 'other.json', reason: 'damaged' }] })).toBe(true);
});
