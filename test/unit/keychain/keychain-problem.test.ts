import { expect, test } from 'vitest';
import { KeychainFailure, type KeychainFailureKind } from '../../../main/domain/keychain-failure.ts';
import { keychainName, keychainProblem } from '../../../main/domain/keychain-problem.ts';

const kinds = Object.keys({
  'no-bus': 0,
  'no-service': 0,
  'no-collection': 0,
  locked: 0,
  denied: 0,
  timeout: 0,
  'too-large': 0,
  damaged: 0,
  taken: 0,
  newer: 0,
  changed: 0,
  refused: 0,
} satisfies Record<KeychainFailureKind, 0>) as KeychainFailureKind[];
const platforms = ['linux', 'darwin', 'win32'] as const;

const wordsOf = (kind: KeychainFailureKind, platform: NodeJS.Platform, detail?: string) =>
  keychainProblem(new KeychainFailure(kind, detail), platform).words;

test.each(platforms)('each failure has words of its own on %s, and each a way on', (platform) => {
  const all = kinds.map((kind) => wordsOf(kind, platform));
  expect(new Set(all.map(({ what }) => what)).size).toBe(kinds.length);
  for (const { what, why = 'Unknown.', next = '' } of all) {
    for (const text of [what, why, next]) expect(text).toMatch(/^([A-Z]|macOS).*[.]$/);
    if (platform !== 'linux') expect(what + why + next).not.toMatch(/D-Bus|GNOME|keyring/);
  }
});

test('a problem names its failure, for who wants to know more', () => {
  const failure = new KeychainFailure('locked');
  expect(keychainProblem(failure, 'linux')).toMatchObject({ kind: 'keychain', cause: failure });
});

test('the keychain goes by the name that people know', () => {
  expect(platforms.map(keychainName)).toEqual(['the keyring', 'the macOS Keychain', 'Windows Credential Manager']);
});

test('what the keychain said of a refusal is the reason', () => {
  for (const platform of platforms) expect(wordsOf('refused', platform, 'Disk full.').why).toBe('Disk full.');
});

test.each(platforms)('nobody is told on %s to take away what a newer Daypass put there', (platform) => {
  const { what, next } = wordsOf('newer', platform);
  expect([what, next]).toEqual([
    expect.stringContaining('by a newer Daypass'),
    'Use the newer Daypass for this session.',
  ]);
});
