import { expect, test } from 'vitest';
import { callsOf, faultAt, Killed } from './faults.ts';
import { expectFinished, expectSettled } from './moved-checks.ts';
import { keychains, type Scenario, scenarios } from './moving-scenarios.ts';
import { clientOf, copyOf, found, id, kept, type MovingWorld, ownFile, type Watcher } from './moving-world.ts';

/** Lets another program sign in before the call of that number, with the registration that is there, as the AWS CLI does. */
function signingInAt(world: MovingWorld, number: number): Watcher {
  let count = -1;
  return (moment) => {
    if (moment === 'before') count += 1;
    if (moment === 'before' && count === number)
      world.putToken(world.newToken('theirs', { client: clientOf('first') }));
  };
}

const both =
  (...watchers: readonly Watcher[]): Watcher =>
  (moment, does) => {
    for (const watch of watchers) watch(moment, does);
  };

async function begunAndCalls(scenario: Scenario, mostBytes?: number) {
  const begun = await scenario.begin(mostBytes);
  return { begun, calls: await callsOf((watch) => scenario.work(copyOf(begun), watch)) };
}

for (const [keychain, mostBytes] of keychains) {
  for (const scenario of scenarios) {
    test(`${scenario.name} with ${keychain}: a sign-in of another program between any two steps is not lost`, async () => {
      const { begun, calls } = await begunAndCalls(scenario, mostBytes);
      for (const number of calls.keys()) {
        const world = copyOf(begun);
        await scenario.work(world, signingInAt(world, number));
        const at = `before ${number}, ${calls[number]}`;
        expect(await found(world), at).toBe('access-theirs');
        // In both places only where it came too late: then it is seen there.
        if (scenario.to === 'keychain' && !world.files.has(ownFile))
          expect(await kept(world), at).toBe('access-theirs');
        await expectFinished(world, { ...scenario, newest: 'access-theirs' });
      }
    });
  }
}

for (const scenario of scenarios) {
  test(`${scenario.name}: killed at any step after a sign-in of another program at any step, that is not lost`, async () => {
    const { begun, calls } = await begunAndCalls(scenario);
    for (const theirs of calls.keys()) {
      for (let killed = theirs; killed < calls.length; killed += 1) {
        const world = copyOf(begun);
        const watch = both(signingInAt(world, theirs), faultAt(killed, 'killed after'));
        const outcome = await scenario.work(world, watch).catch((error: unknown) => error);
        const at = `signed in before ${theirs}, ${calls[theirs]}, killed after ${killed}`;
        if (outcome instanceof Error) expect(outcome, at).toBeInstanceOf(Killed);
        // Put aside and newer than the one in the keychain, it is seen beside that until the move is finished.
        const finish = killed % 2 === 0 ? expectFinished : expectSettled;
        await finish(world, { ...scenario, newest: 'access-theirs' }).catch((error: unknown) => {
          throw new Error(at, { cause: error });
        });
      }
    }
  });
}

test('a program that never stops signing in is not fought for ever', async () => {
  const world = await (scenarios[0] as Scenario).begin();
  let count = 0;
  const watch: Watcher = (moment, does) => {
    if (moment === 'after' && does === 'plain.putAside') world.putToken(world.newToken(`theirs-${count++}`));
  };
  await expect(world.process(watch).moves.move(id, 'keychain', true)).rejects.toThrow(/keeps writing/);
  expect(await found(world)).toBe(`access-theirs-${count - 1}`);
});
