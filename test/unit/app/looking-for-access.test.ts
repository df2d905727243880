import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { usualSettings } from '../../../main/domain/settings.ts';
import { type KeptState, keepSettings } from '../../../main/services/keep-settings.ts';
import { lookForNewAccess } from '../../../main/services/look-for-new-access.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import { found, hour, minute, noon, renewableWith, sessionWith } from '../state/sample.ts';
import { settings } from '../state/told.ts';
import { settled, startUnseen, unreachable } from './listing.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const acme = renewableWith('acme', hour);
const beta = renewableWith('beta', hour);
const out = sessionWith('out');
const wanted = settings({ remindOfNewAccess: true });

/** Nobody looks at the window. */
function startLooking(...sessions: Parameters<typeof startUnseen>) {
  const scene = startUnseen(...sessions);
  const stop = lookForNewAccess({ holder: scene.holder, accounts: scene.keeper });
  return {
    ...scene,
    stop,
    listed: () => scene.asked.map(({ sessionId }) => sessionId),
    at: (now: number) => scene.holder.dispatch({ type: 'time-passed', now }),
    /** What was asked for last has come, with these roles. */
    async comes(...roles: readonly string[]) {
      scene.last().listener.onAccounts([{ accountId: '000000000001', accountName: 'Shop' }]);
      scene.last().listener.onRoles('000000000001', roles);
      scene.last().finish();
      await settled();
    },
  };
}

test('nothing is listed as long as nobody wants to be told', () => {
  const { listed, at } = startLooking(acme, beta);
  at(noon + 5 * hour);
  expect(listed()).toEqual([]);
});

test('every session that is signed in is listed, and one that is signed in to later as well', () => {
  const { listed, holder } = startLooking(acme, beta, out);
  holder.dispatch(wanted);
  expect(listed()).toEqual(['acme', 'beta']);
  holder.dispatch(found(acme, beta, renewableWith('out', hour)));
  expect(listed()).toEqual(['acme', 'beta', 'out']);
});

test('a listing is made again after some hours, and not before', async () => {
  const { listed, at, holder, comes } = startLooking(acme);
  holder.dispatch(wanted);
  await comes('ReadOnly');
  for (let minutes = 1; minutes < 240; minutes += 1) at(noon + minutes * minute);
  expect(listed()).toEqual(['acme']);
  at(noon + 4 * hour);
  expect(listed()).toEqual(['acme', 'acme']);
});

test('what somebody looks at in the window is not listed a second time', async () => {
  const { listed, at, holder, keeper, comes } = startLooking(acme);
  keeper.begin();
  holder.dispatch(wanted);
  await comes('ReadOnly');
  keeper.rest();
  at(noon + 3 * hour);
  keeper.begin();
  expect(listed()).toEqual(['acme']);
});

test('while AWS can not be reached it is asked twice an hour at most', async () => {
  const { listed, at, holder, last } = startLooking(acme);
  holder.dispatch(wanted);
  last().fail(unreachable);
  await vi.advanceTimersByTimeAsync(hour);
  at(noon + 29 * minute);
  expect(listed()).toEqual(['acme']);
  at(noon + 30 * minute);
  expect(listed()).toEqual(['acme', 'acme']);
});

test('what AWS refused is asked for again after some hours', async () => {
  const { listed, at, holder, last } = startLooking(acme);
  holder.dispatch(wanted);
  last().fail(new Problem('unexpected', { what: 'AWS refused the request.' }));
  await settled();
  at(noon + 3 * hour);
  expect(listed()).toEqual(['acme']);
  at(noon + 4 * hour);
  expect(listed()).toEqual(['acme', 'acme']);
});

test('nothing is listed any more once nobody wants to be told, or the app ends', async () => {
  const { listed, at, holder, comes, stop } = startLooking(acme);
  holder.dispatch(wanted);
  await comes('ReadOnly');
  holder.dispatch(settings({ remindOfNewAccess: false }));
  at(noon + 5 * hour);
  stop();
  holder.dispatch(wanted);
  expect(listed()).toEqual(['acme']);
});

test('a role that was granted while Daypass was not running is told at the next start, and once', async () => {
  let kept: KeptState = {
    settings: { ...usualSettings, remindOfNewAccess: true },
    pins: [],
    uses: [],
    known: [],
    allowed: [],
  };
  const store = {
    read: () => kept,
    write(now: KeptState) {
      kept = now;
    },
  };

  async function told(...roles: readonly string[]) {
    const { holder, comes, keeper, stop } = startLooking(acme);
    const end = keepSettings({ holder, store, problemFor: createProblemFor(() => undefined) });
    await comes(...roles);
    for (const stopIt of [stop, end, keeper.stop]) stopIt();
    return holder.state().reminded.map(({ reason }) => reason);
  }

  expect(await told('ReadOnly')).toEqual([]);
  const deploy = { sessionId: 'acme', accountId: '000000000001', role: 'Deploy' };
  expect(await told('ReadOnly', 'Deploy')).toEqual([{ why: 'new-access', accesses: [deploy] }]);
  expect(await told('ReadOnly', 'Deploy')).toEqual([]);
});
