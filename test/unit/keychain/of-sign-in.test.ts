import { expect, test } from 'vitest';
import { ofSignIn } from '../../../main/domain/of-sign-in.ts';
import type { Token } from '../../../main/domain/token.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { noon, sampleToken } from '../signed-in/sample-token.ts';
import { clientOf, registrationOf } from './moving-world.ts';

const hour = 3_600_000;
const mine = sampleToken('mine', { expiresAt: noon + hour, client: clientOf('mine') });
const own = tokenFileName('acme');
const isWhat = ofSignIn({ tokens: [mine], own, now: noon });
const what = (token: Token, file = 'backup.json') => isWhat({ file, text: tokenText(token, undefined) });

/** The sign-in as it was before it was refreshed. */
const refreshed = (name: string, changes: Partial<Token> = {}): Token => ({
  ...mine,
  accessToken: sampleToken(name).accessToken,
  ...changes,
});
const { refreshToken: otherRefreshToken } = sampleToken('other');
const other = (changes: Partial<Token> = {}): Token =>
  refreshed('other', { ...(otherRefreshToken && { refreshToken: otherRefreshToken }), ...changes });

test('what came with the sign-in is part of it: the same token, one from before a refresh, the registration', () => {
  expect(what(mine)).toBe('copy');
  expect(what(mine, tokenFileName('another'))).toBe('copy');
  expect(what(refreshed('older'))).toBe('copy');
  expect(what(refreshed('older', { expiresAt: noon - hour }))).toBe('copy');
  expect(isWhat({ file: 'b51f.json', text: registrationOf(mine) })).toBe('registration');
});

test('of a sign-in with the same registration, one that has ended is taken for an old copy, one that lasts is somebody’s', () => {
  expect(what(other({ expiresAt: noon - 1000 }))).toBe('copy');
  expect(what(other())).toBe('shares');
});

test('another session’s own token stays, and so does one of another portal', () => {
  for (const token of [refreshed('theirs'), other(), other({ expiresAt: noon - hour })]) {
    expect(what(token, tokenFileName('another'))).toBe('shares');
    expect(what({ ...token, startUrl: 'https://b.awsapps.com/start' })).toBe('shares');
  }
});

test('a file that can’t be read as a sign-in and holds a secret is told of', () => {
  expect(isWhat({ file: 'notes.json', text: `{"theirs": "${mine.client?.secret.reveal()}"}` })).toBe('shares');
  expect(isWhat({ file: 'half.json', text: tokenText(mine, undefined).slice(0, -30) })).not.toBeUndefined();
});

test('what was put under the session’s own name meanwhile is a sign-in of its own', () => {
  for (const token of [refreshed('newer'), other()]) expect(what(token, own)).toBeUndefined();
  expect(what(mine, own)).toBe('copy');
});

test('what has nothing to do with it is nobody’s business', () => {
  expect(what(sampleToken('unlike', { client: clientOf('unlike') }))).toBeUndefined();
  expect(isWhat({ file: 'other.json', text: '{"theirs": true}' })).toBeUndefined();
});
