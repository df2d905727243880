import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import {
  type FileWithKeys,
  type KeysKnown,
  keysFindings,
  type RememberedKeys,
} from '../../../main/domain/doctor/keys-findings.ts';
import { keysFingerprint } from '../../../main/domain/keys-fingerprint.ts';
import { allSaid, hour, now } from './findings.ts';

const path = '/home/ana/.aws/credentials';
const text = '[work]\naws_access_key_id = ASIAEXAMPLE\naws_secret_access_key = hush\naws_session_token = hush\n';
const fileWith = (content: string, label = '~/.aws/credentials'): FileWithKeys => ({
  label,
  of: path,
  file: parseAwsFile(content),
});
const keys = keysFingerprint(parseAwsFile(text).sections[0]?.settings ?? new Map());
const remembered = (changes: Partial<RememberedKeys> = {}): RememberedKeys => ({
  path,
  sessionId: 'acme',
  header: 'work',
  keys,
  expiresAt: now - 2 * hour,
  ...changes,
});

const look = (all: readonly RememberedKeys[], files: readonly FileWithKeys[], changes: Partial<KeysKnown> = {}) =>
  keysFindings({ remembered: all, signedOut: new Set(), isWhole: true, setAside: [], now, ...changes }, files);

test('keys of ours that have ended are to be removed, by their fingerprint', () => {
  const findings = look([remembered()], [fileWith(text)]);
  expect(allSaid(findings)).toEqual([
    'problem: The keys that Daypass wrote for "work" into ~/.aws/credentials have ended. That was 2 h ago; until they are gone, AWS tools try them in vain. Export the profile anew if it is needed.',
  ]);
  expect(findings[0]?.mend).toEqual({ kind: 'remove-keys', keys: [{ path, header: 'work', keys }] });
  expect(JSON.stringify(findings)).not.toMatch(/hush|ASIA/);
});

test('keys that have not ended stay', () => {
  const live = remembered({ expiresAt: now + 1 });
  expect(allSaid(look([live], [fileWith(text)]))).toEqual([
    'ok: The keys that Daypass wrote have not ended, and their sessions are not signed out.',
  ]);
});

test('keys that somebody changed since are theirs', () => {
  const changed = fileWith(text.replace('ASIAEXAMPLE', 'ASIAOTHER'));
  expect(allSaid(look([remembered()], [changed]))).toEqual(['ok: Daypass knows of no keys of its own in your files.']);
});

test('keys that an older Daypass wrote, which noted no end, stay', () => {
  const { expiresAt: _, ...older } = remembered();
  expect(look([older], [fileWith(text)])).toMatchObject([{ status: 'ok' }]);
});

test('a copy of the file is looked at as well', () => {
  const copy = fileWith(text, '~/.aws/credentials.daypass-backup');
  expect(allSaid(look([remembered()], [fileWith(''), copy]))).toEqual([
    expect.stringContaining('into ~/.aws/credentials.daypass-backup'),
  ]);
});

test('of a file that is not in use now nothing is said', () => {
  const elsewhere = remembered({ path: '/srv/credentials' });
  expect(look([elsewhere], [fileWith(text)])).toMatchObject([{ status: 'ok' }]);
});

test('keys that may still work are to be removed where their session is signed out, whatever their end', () => {
  const { expiresAt: _, ...older } = remembered();
  for (const one of [older, remembered({ expiresAt: now + hour })]) {
    const findings = look([one], [fileWith(text)], { signedOut: new Set(['acme']) });
    expect(allSaid(findings)).toEqual([
      'problem: The keys that Daypass wrote for "work" into ~/.aws/credentials may still work, although "acme" is signed out. Signing out could not remove them. Sign out once more, which removes them.',
    ]);
    expect(findings[0]?.mend).toEqual({ kind: 'remove-keys', keys: [{ path, header: 'work', keys }] });
    expect(look([one], [fileWith(text)], { signedOut: new Set(['other']) })).toMatchObject([{ status: 'ok' }]);
  }
});

test('keys are found in a section of another name as well', () => {
  const findings = look([remembered()], [fileWith(text.replace('[work]', '[mine]'))]);
  expect(allSaid(findings)).toEqual([expect.stringContaining('wrote for "mine" into')]);
  expect(findings[0]?.mend).toEqual({ kind: 'remove-keys', keys: [{ path, header: 'work', keys }] });
});

test('the same keys in two profiles are each told of once', () => {
  const both = fileWith(text + text.replace('[work]', '[play]'));
  expect(allSaid(look([remembered(), remembered({ header: 'play' })], [both]))).toEqual([
    expect.stringContaining('wrote for "work" into'),
    expect.stringContaining('wrote for "play" into'),
  ]);
});
