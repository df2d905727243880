import { expect, test } from 'vitest';
import { profileChanges } from '../../../main/services/profile-changes.ts';
import { removeKeys, removeWrittenKeys } from '../../../main/services/remove-keys.ts';
import { unlessSignedOut } from '../../../main/services/unless-signed-out.ts';
import { acme } from '../export/files-in-memory.ts';
import { keptKeys } from './kept-keys.ts';
import { stepwise } from './stepwise.ts';

/** A profile got other keys. The undo of that goes so many steps, then a sign-out so many, then the undo to its end, then the sign-out. */
async function bothAtOnce(undoSteps: number, signOutSteps: number) {
  const kept = keptKeys();
  const { credentials, shared } = kept;
  await kept.put('dev');
  const [older] = kept.records();
  const before = await credentials.read();
  if (older === undefined || before === undefined) throw new Error('There are no keys.');
  credentials.text = '';
  await kept.put('dev', { more: 'aws_security_token = newer\n' });
  const newer = kept.records()[1];
  const text = credentials.text;
  if (newer === undefined || text === undefined) throw new Error('There are no newer keys.');
  await shared.written.remove([newer]);
  credentials.text = before.text;

  const [undo, leaving] = [stepwise(), stepwise()];
  const records = (written: typeof shared.written) => ({
    read: async () => ({ records: [], keys: await written.list() }),
    addKeys: written.addKeys,
    remove: written.remove,
    change: async () => undefined,
  });
  const through = ({ step, stepping }: ReturnType<typeof stepwise>) => ({
    ...shared,
    isSignedOut: (id: string) => step(() => shared.isSignedOut(id)),
    written: stepping(shared.written),
    files: shared.files.map(stepping),
  });
  const stepped = through(undo);
  const changes = profileChanges({
    records: records(stepped.written),
    label: shared.label,
    unlessSignedOut: unlessSignedOut({ isSignedOut: stepped.isSignedOut, remove: removeWrittenKeys(stepped) }),
  });
  const [file] = stepped.files;
  if (file === undefined) throw new Error('There is no file.');
  const place = { path: older.path, header: older.header };
  const making = changes.make(async () => ({ writes: [{ file, before, text }], records: [{ place }], keys: [newer] }));
  const madeAfter = await undo.allow(100);
  const { changeId = '' } = await making;

  const undoing = changes.undo(changeId).then(
    () => 'undone',
    ({ kind }) => String(kind),
  );
  const signingOut = leaving
    .step(async () => void kept.sessions.splice(0, 1, acme))
    .then(() => removeKeys(through(leaving))('acme'));
  const done = (await undo.allow(undoSteps)) - madeAfter;
  await leaving.allow(signOutSteps);
  await undo.allow(Number.POSITIVE_INFINITY);
  const outcome = await undoing;
  await leaving.allow(Number.POSITIVE_INFINITY);
  await signingOut;
  return { kept, outcome, done };
}

test('who signs out at any moment while other keys are taken back again leaves no keys behind', async () => {
  const outcomes = new Set<string>();
  for (let undo = 0; undo < 10; undo += 1) {
    for (let signOut = 0; signOut < 14; signOut += 1) {
      const both = await bothAtOnce(undo, signOut);
      outcomes.add(both.outcome);
      const left = [both.kept.credentials.text, both.kept.records()];
      expect(left, `${undo} steps of the undo, then ${signOut} of the sign-out`).toEqual(['', []]);
    }
  }
  expect(outcomes).toEqual(new Set(['undone', 'conflict', 'sign-in-needed']));
  // There were no more steps.
  expect((await bothAtOnce(10, 0)).done).toBeLessThan(10);
});
