import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { type FileWithKeys, keysFindings, type RememberedKeys } from '../../../main/domain/doctor/keys-findings.ts';
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
  header: 'work',
  keys,
  expiresAt: now - 2 * hour,
  ...changes,
});

test('keys of ours that have ended are to be removed, by their fingerprint', () => {
  const findings = keysFindings([remembered()], [fileWith(text)], now);
  expect(allSaid(findings)).toEqual([
    'problem: The keys that Daypass wrote for "work" into ~/.aws/credentials have ended. That was 2 h ago; until they are gone, AWS tools try them in vain. Export the profile anew if it is needed.',
  ]);
  expect(findings[0]?.mend).toEqual({ kind: 'remove-keys', keys: [{ path, header: 'work', keys }] });
  expect(JSON.stringify(findings)).not.toMatch(/hush|ASIA/);
});

test('keys that have not ended stay', () => {
  const live = remembered({ expiresAt: now + 1 });
  expect(allSaid(keysFindings([live], [fileWith(text)], now))).toEqual([
    'ok: The keys that Daypass wrote have not ended.',
  ]);
});

test('keys that somebody changed since are theirs', () => {
  const changed = fileWith(text.replace('ASIAEXAMPLE', 'ASIAOTHER'));
  expect(allSaid(keysFindings([remembered()], [changed], now))).toEqual([
    'ok: Daypass has left no keys in your files.',
  ]);
});

test('keys that an older Daypass wrote, which noted no end, stay', () => {
  const { expiresAt: _, ...older } = remembered();
  expect(keysFindings([older], [fileWith(text)], now)).toMatchObject([{ status: 'ok' }]);
});

test('a copy of the file is looked at as well', () => {
  const copy = fileWith(text, '~/.aws/credentials.daypass-backup');
  expect(allSaid(keysFindings([remembered()], [fileWith(''), copy], now))).toEqual([
    expect.stringContaining('into ~/.aws/credentials.daypass-backup'),
  ]);
});

test('of a file that is not in use now nothing is said', () => {
  const elsewhere = remembered({ path: '/srv/credentials' });
  expect(keysFindings([elsewhere], [fileWith(text)], now)).toMatchObject([{ status: 'ok' }]);
});
