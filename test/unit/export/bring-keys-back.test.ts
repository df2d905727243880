import { expect, test, vi } from 'vitest';
import type { MadeProfile } from '../../../main/domain/made-profile.ts';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { problemOf } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState } from '../../../main/domain/state.ts';
import { bringKeysBack } from '../../../main/services/bring-keys-back.ts';
import { credentialsProblem } from '../../../main/services/credentials-problem.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { portalProblem } from '../../../main/services/portal-problem.ts';
import { minute } from '../signed-in/sample-token.ts';
import { handTime, settle } from '../signed-in/time.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

const profile = (id: string, is: 'resting' | 'as-made'): MadeProfile => ({
  ...{ id, name: id, kind: 'keys', region: 'eu-west-1', file: '~/.aws/credentials', standing: { is } },
  ...{ sessionId: 'acme', accountId: '000000000001', role: 'Read' },
});
const resting = (...ids: string[]) => ids.map((id) => profile(id, 'resting'));

/** What is brought back; `onDisk` is the session as its token file tells it, `failure` what comes of the profile "a". */
function bringing() {
  const holder = holdState(initialState(noon), (error) => {
    throw error;
  });
  const time = handTime();
  const [repaired, told]: [string[], string[]] = [[], []];
  const scene = { holder, repaired, told, time, onDisk: sessionWith('acme'), failure: undefined as unknown, stop() {} };
  scene.stop = bringKeysBack({
    holder,
    reload: async () => holder.dispatch(found(scene.onDisk)),
    async repair(id) {
      repaired.push(`begin ${id}`);
      await Promise.resolve();
      repaired.push(`end ${id}`);
      if (id === 'a' && scene.failure !== undefined) throw scene.failure;
    },
    clock: time.clock,
    onTrouble: ({ name }, { words }) => void told.push(`${name}: ${words.what}`),
    onTroubleOver: ({ name }) => void told.push(`${name} is well`),
    problemFor: (_, error) => problemOf(error),
    random: () => 0.5,
  });
  const isNow = (session: Session) => {
    scene.onDisk = session;
    holder.dispatch(found(session));
  };
  const profilesAre = (...profiles: MadeProfile[]) => holder.dispatch({ type: 'profiles-found', profiles });
  return { scene, isNow, profilesAre };
}

const once = ['begin a', 'end a', 'begin b', 'end b'];
const takenAway = () =>
  credentialsProblem(new PortalFailure('forbidden', 'No access'), { accountId: '000000000001', role: 'Read' });
const offline = () => portalProblem(new PortalFailure('unreachable', 'no route to host'));
const busy = () => portalProblem(new PortalFailure('throttled', 'HTTP 429'));

test('keys that were taken out at sign-out come back once for each sign-in, one profile after the other', async () => {
  const { scene, isNow, profilesAre } = bringing();
  const { repaired, time } = scene;
  profilesAre(...resting('a', 'b'));
  isNow(sessionWith('acme'));
  await settle();
  expect(repaired).toEqual([]);
  isNow(sessionWith('acme', hour));
  await vi.waitFor(() => expect(repaired).toEqual(once));
  profilesAre(...resting('a'));
  await time.pass(hour);
  expect(repaired).toEqual(once);
  isNow(sessionWith('acme'));
  isNow(sessionWith('acme', 2 * hour));
  await vi.waitFor(() => expect(repaired).toEqual([...once, 'begin a', 'end a']));
  scene.stop();
  isNow(sessionWith('acme', 3 * hour));
  await settle();
  expect([repaired.length, scene.told]).toEqual([6, []]);
});

test('while a person signs out, nothing comes back, although the state does not know of it yet', async () => {
  const { scene, isNow, profilesAre } = bringing();
  isNow(sessionWith('acme', hour));
  scene.onDisk = sessionWith('acme');
  profilesAre(...resting('a'));
  await settle();
  expect([scene.repaired, scene.holder.state().sessions[0]?.token]).toEqual([[], undefined]);
});

test.each([
  ['refuses them', takenAway, 15 * minute],
  ['has no time', busy, 2 * minute],
])(
  'where AWS %s, the reason is told, others have theirs, and it is tried again until they are there',
  async (_, failure, most) => {
    const { scene, isNow, profilesAre } = bringing();
    const { repaired, told, time } = scene;
    scene.failure = failure();
    profilesAre(...resting('a', 'b'));
    isNow(sessionWith('acme', 48 * hour));
    await vi.waitFor(() => expect(repaired).toEqual(once));
    expect(told).toEqual([`a: ${failure().words.what}`]);
    await time.pass(6 * hour);
    const tries = repaired.length / 2;
    expect(tries).toBeGreaterThan((6 * hour) / most);
    expect(tries).toBeLessThan((2 * 6 * hour) / most + 10);
    scene.failure = undefined;
    await time.pass(most);
    expect(repaired.length / 2).toBe(tries + 1);
    told.length = 0;
    profilesAre(profile('a', 'as-made'), ...resting('b'));
    expect(told).toEqual(['a is well']);
    await time.pass(hour);
    expect(repaired.length / 2).toBe(tries + 1);
  },
);

test('without a network there is nothing to tell, and the keys come once it is back', async () => {
  const { scene, isNow, profilesAre } = bringing();
  scene.failure = offline();
  profilesAre(...resting('a'));
  isNow(sessionWith('acme', 48 * hour));
  await scene.time.pass(3 * hour);
  scene.failure = undefined;
  const tries = scene.repaired.length;
  await scene.time.pass(2 * minute);
  expect([scene.repaired.length, scene.told]).toEqual([tries + 2, []]);
});

test('who has signed out again is not asked for any more, and nothing is tried after the end', async () => {
  const { scene, isNow, profilesAre } = bringing();
  scene.failure = takenAway();
  profilesAre(...resting('a'));
  isNow(sessionWith('acme', 48 * hour));
  await settle();
  isNow(sessionWith('acme'));
  await scene.time.pass(hour);
  expect(scene.repaired).toEqual(['begin a', 'end a']);
  isNow(sessionWith('acme', 47 * hour));
  await settle();
  scene.stop();
  await scene.time.pass(hour);
  expect(scene.repaired).toHaveLength(4);
});
