import { expect, test } from 'vitest';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import type { FoundSessions } from '../../../main/services/find-sessions.ts';
import { isSignedOut } from '../../../main/services/is-signed-out.ts';
import { acme } from '../export/files-in-memory.ts';
import { noon } from '../signed-in/sample-token.ts';
import { signedIn } from './kept-keys.ts';

const found = (changes: Partial<FoundSessions> = {}, files: readonly string[] | Error = []) =>
  isSignedOut(async () => ({ sessions: [acme], skipped: [], ...changes }), {
    async list() {
      if (files instanceof Error) throw files;
      return files;
    },
  })('acme');

test('signed out is who has no token, and a session that is not there any more', async () => {
  expect(await found()).toBe(true);
  expect(await found({ sessions: [] })).toBe(true);
  expect(await found({}, [tokenFileName('other')])).toBe(true);
});

test('a session that has merely ended is not', async () => {
  expect(await found({ sessions: [signedIn(noon - 1, false)] })).toBe(false);
});

test('where the config file or the tokens can’t be read, nobody counts as signed out', async () => {
  expect(await found({ problem: { kind: 'file', what: 'The AWS CLI can’t read it.' } })).toBe(false);
  expect(await found({}, new Error('The folder can’t be read.'))).toBe(false);
});

test('nor does a session whose token is there, but damaged, or of a session that is set up elsewhere', async () => {
  expect(await found({}, [tokenFileName('acme')])).toBe(false);
  expect(await found({ sessions: [] }, [tokenFileName('acme')])).toBe(false);
});
