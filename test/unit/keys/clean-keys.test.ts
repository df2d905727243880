import { beforeEach, expect, test } from 'vitest';
import { removeWrittenKeys } from '../../../main/services/remove-keys.ts';
import { acme } from '../export/files-in-memory.ts';
import { hour, minute } from '../signed-in/sample-token.ts';
import { keptKeys, signedIn } from './kept-keys.ts';

let kept: ReturnType<typeof keptKeys>;
let { time, credentials, copy, sessions } = keptKeys();

beforeEach(() => {
  kept = keptKeys();
  ({ time, credentials, copy, sessions } = kept);
});
const remembered = () => kept.records().map(({ header }) => header);

test('keys that are over and whose session is signed out or gone are removed, and what somebody wrote stays', async () => {
  credentials.text = '[mine]\nregion = x\n\n';
  await kept.put('signed-out', { lifeMs: -1, more: 'output = json\n' });
  await kept.put('gone', { lifeMs: -1, sessionId: 'unknown' });
  sessions[0] = acme;
  await kept.clean();
  expect(credentials.text).toBe('[mine]\nregion = x\n\n[signed-out]\nregion = eu-west-1\noutput = json\n');
  expect(remembered()).toEqual([]);
});

test('keys of a session that has merely ended stay, over or not', async () => {
  await kept.put('over', { lifeMs: -1 });
  await kept.put('working', { lifeMs: hour });
  const before = credentials.text;
  sessions[0] = signedIn(time.clock.now() - hour, false);
  await kept.clean();
  expect([credentials.text, remembered()]).toEqual([before, ['over', 'working']]);
});

test('keys that still work go as well where nobody is signed in any more: from the file, and from the copy', async () => {
  await kept.put('left', { lifeMs: hour });
  copy.text = credentials.text;
  sessions[0] = acme;
  await kept.clean();
  expect([credentials.text, copy.text, remembered()]).toEqual(['', '', []]);
});

test('what is on its way into the file while its person signs out stays remembered', async () => {
  await kept.put('dev');
  credentials.text = '';
  sessions[0] = acme;
  await kept.clean();
  expect(remembered()).toEqual(['dev']);
});

test('keys in a file that is not in use now are left alone', async () => {
  await kept.put('elsewhere', { lifeMs: -1, sessionId: 'unknown', path: '/elsewhere/credentials' });
  await kept.clean();
  expect(remembered()).toEqual(['elsewhere']);
});

test('keys that were replaced since go from the copy once they are over', async () => {
  await kept.put('dev', { lifeMs: hour });
  copy.text = `[mine]\nregion = x\n\n${credentials.text}`;
  credentials.text = credentials.text?.replace('OLD-dev', 'NEW');
  await kept.clean();
  expect([copy.text?.includes('OLD-dev'), remembered()]).toEqual([true, ['dev']]);
  await time.pass(hour);
  await kept.clean();
  expect([copy.text, remembered()]).toEqual(['[mine]\nregion = x\n', []]);
  expect(credentials.text).toContain('NEW');
});

test('what is remembered of keys that stand nowhere is dropped, unless they may be on their way', async () => {
  await kept.put('dev');
  credentials.text = '';
  await time.pass(minute);
  await kept.clean();
  expect(remembered()).toEqual(['dev']);
  await time.pass(5 * minute);
  await kept.clean();
  expect(remembered()).toEqual([]);
});

test('a file that the AWS CLI cannot read is left as it is, and its keys stay remembered', async () => {
  await kept.put('dev', { lifeMs: -1, sessionId: 'unknown' });
  const broken = `nonsense\n${credentials.text}`;
  credentials.text = broken;
  await kept.clean();
  expect([credentials.text, remembered()]).toEqual([broken, ['dev']]);
});

test('keys under a name that somebody else gave their section go at sign-out and not before, and are not renewed', async () => {
  await kept.put('dev', { more: 'output = json\n' });
  credentials.text = credentials.text?.replace('[dev]', '[mine]');
  await time.pass(10 * minute);
  await kept.start();
  await time.pass(2 * hour);
  expect([credentials.text?.includes('OLD-dev'), remembered(), kept.aws.asked]).toEqual([true, ['dev'], []]);
  sessions[0] = acme;
  await kept.clean();
  expect([credentials.text, remembered()]).toEqual(['[mine]\nregion = eu-west-1\noutput = json\n', []]);
});

test('a copy of keys in another section goes with them', async () => {
  await kept.put('dev');
  credentials.text += `\n${credentials.text?.replace('[dev]', '[copied]')}`;
  await kept.signOut();
  expect([credentials.text, remembered()]).toEqual(['', []]);
});

test('profiles of the same access have the same keys, and one may go without the other', async () => {
  await kept.put('one');
  const [one] = kept.records();
  if (one === undefined) throw new Error('There are no keys.');
  await kept.shared.written.addKeys([{ ...one, header: 'other' }]);
  credentials.text += `\n${credentials.text?.replace('[one]', '[other]')}`;
  await removeWrittenKeys(kept.shared)([one]);
  expect([credentials.text?.match(/\[.*\]/g), remembered()]).toEqual([['[other]'], ['other']]);
});
