import { expect, test } from 'vitest';
import { removeKeys } from '../../../main/services/remove-keys.ts';
import { renewKeys } from '../../../main/services/renew-keys.ts';
import { acme } from '../export/files-in-memory.ts';
import { settle } from '../signed-in/time.ts';
import { keptKeys } from './kept-keys.ts';
import { stepwise } from './stepwise.ts';

test('whoever signs out while AWS answers leaves no keys behind', async () => {
  const kept = keptKeys();
  await kept.put('dev', { lifeMs: 0 });
  let answer = () => {};
  kept.aws.answer = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await kept.start();
  expect(kept.aws.asked).toHaveLength(1);
  await kept.signOut();
  answer();
  await settle();
  expect([kept.credentials.text, kept.records(), kept.told]).toEqual(['', [], []]);
});

/** The renewal goes so many steps, then the sign-out so many, then the renewal to its end, then the sign-out. */
async function bothAtOnce(renewalSteps: number, signOutSteps: number) {
  const kept = keptKeys();
  await kept.put('dev');
  const [old] = kept.records();
  if (old === undefined) throw new Error('There are no keys.');
  const [renewal, leaving] = [stepwise(), stepwise()];
  const through = ({ step, stepping }: ReturnType<typeof stepwise>) => ({
    ...kept.shared,
    isSignedOut: (id: string) => step(() => kept.shared.isSignedOut(id)),
    written: stepping(kept.shared.written),
    files: kept.shared.files.map(stepping),
  });
  const renewing = renewKeys(through(renewal))([{ old, credentials: kept.given() }]).catch(() => []);
  const signingOut = leaving
    .step(async () => void kept.sessions.splice(0, 1, acme))
    .then(() => removeKeys(through(leaving))('acme'));
  const done = [await renewal.allow(renewalSteps), await leaving.allow(signOutSteps)] as const;
  await renewal.allow(Number.POSITIVE_INFINITY);
  const renewed = await renewing;
  await leaving.allow(Number.POSITIVE_INFINITY);
  await signingOut;
  return { kept, renewed, done };
}

test('nor does who signs out at any moment of a renewal, in this process or another', async () => {
  const renewed = new Set<boolean>();
  for (let renewal = 0; renewal < 6; renewal += 1) {
    for (let signOut = 0; signOut < 10; signOut += 1) {
      const both = await bothAtOnce(renewal, signOut);
      renewed.add(both.renewed.length > 0);
      const left = [both.kept.credentials.text, both.kept.records()];
      expect(left, `${renewal} steps of the renewal, then ${signOut} of the sign-out`).toEqual(['', []]);
    }
  }
  expect(renewed).toEqual(new Set([true, false]));
  // There were no more steps.
  expect((await bothAtOnce(6, 0)).done[0]).toBeLessThan(6);
});
