import { expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { callsOf, faultAt, faultKinds, Killed } from './faults.ts';
import { expectFinished, expectSettled, expectTurnedBack } from './moved-checks.ts';
import { keychains, scenarios } from './moving-scenarios.ts';
import { copyOf, found, type MovingWorld } from './moving-world.ts';

/** Whether profiles were changed is for who changes them to know. */
const snapshot = ({ files, items, record }: MovingWorld) => ({
  files: [...files].map(([file, { text }]) => `${file} ${text.length}`).sort(),
  hasItem: items.size > 0,
  record: [...record.values()].map(({ storage, restoring }) => ({ storage, restoring })),
});

for (const [keychain, mostBytes] of keychains) {
  for (const scenario of scenarios) {
    for (const kind of faultKinds) {
      test(`${scenario.name} with ${keychain}, ${kind} at any step: a token remains, and the same call finishes it, or the other way turns it back`, async () => {
        const begun = await scenario.begin(mostBytes);
        const calls = await callsOf((watch) => scenario.work(copyOf(begun), watch));
        expect(calls.length).toBeGreaterThan(10);
        for (const number of calls.keys()) {
          const world = copyOf(begun);
          const outcome = await scenario.work(world, faultAt(number, kind)).catch((error: unknown) => error);
          const at = `${kind} at ${number}, ${calls[number]}: ${outcome}`;
          if (kind.startsWith('killed')) expect(outcome, at).toBeInstanceOf(Killed);
          if (
            outcome instanceof Problem &&
            !/as well|could not be noted|keeps writing|still in files/.test(outcome.message)
          ) {
            expect(snapshot(world), at).toEqual(snapshot(begun));
          }
          expect(await found(copyOf(world)), at).toBe(scenario.newest);
          // Nobody knows of a file that can't be read whether it is a copy of the token.
          const isUnread = kind.startsWith('failed') && calls[number] === 'plain.read';
          for (const finish of isUnread ? [expectFinished] : [expectFinished, expectSettled, expectTurnedBack]) {
            await finish(copyOf(world), scenario).catch((error: unknown) => {
              throw new Error(at, { cause: error });
            });
          }
        }
      });
    }
  }
}
