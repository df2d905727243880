import { expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { callsOf, keychainFaultAt } from './faults.ts';
import { expectFinished, expectSettled, expectTurnedBack } from './moved-checks.ts';
import { keychains, scenarios } from './moving-scenarios.ts';
import { copyOf, found, id, type MovingWorld, ownFile } from './moving-world.ts';

const kinds = ['locked', 'denied', 'no-service', 'timeout', 'changed'] as const;

/** Whoever looks at the record alone knows where a token may be. */
function expectKnown({ items, files, record }: MovingWorld, at: string): void {
  const session = record.get(id);
  const isKnown = session?.storage === 'keychain' || session?.restoring === true;
  if (items.size > 0) expect(isKnown, at).toBe(true);
  if (items.size === 0 && !files.has(ownFile)) expect.fail(`${at}: it is nowhere`);
}

for (const [keychain, mostBytes] of keychains) {
  for (const scenario of scenarios) {
    for (const kind of kinds) {
      test(`${scenario.name} with ${keychain}, ${kind} at any of its calls, for once or from then on: a token remains, nowhere unnoticed, and the same call finishes it`, async () => {
        const begun = await scenario.begin(mostBytes);
        const calls = await callsOf((watch) => scenario.work(copyOf(begun), watch));
        for (const [number, does] of calls.entries()) {
          if (!does.startsWith('keychain')) continue;
          for (const lasts of [false, true]) {
            for (const done of [false, true]) {
              const world = copyOf(begun);
              const fault = keychainFaultAt(number, { kind, lasts, done });
              const outcome = await scenario.work(world, fault).catch((error: unknown) => error);
              const at = `at ${number}, ${does}, lasts: ${lasts}, done: ${done}: ${outcome}`;
              if (outcome instanceof Error) expect(outcome, at).toBeInstanceOf(Problem);
              expectKnown(world, at);
              expect(await found(copyOf(world)), at).toBe(scenario.newest);
              for (const finish of [expectFinished, expectSettled, expectTurnedBack]) {
                await finish(copyOf(world), scenario).catch((error: unknown) => {
                  throw new Error(at, { cause: error });
                });
              }
            }
          }
        }
      });
    }
  }
}
