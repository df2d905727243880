import { expect, test } from 'vitest';
import type { Settings } from '../../../main/domain/settings.ts';
import { initialState, type Surroundings } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { openAtStart } from '../../../main/services/open-at-start.ts';
import { noon } from '../state/sample.ts';

/** A start on a desktop that tells later whether it has a tray. Gives how often the window was shown. */
async function start(isFirst: boolean, openWindowAtStart: boolean, tray: Surroundings['tray']): Promise<number> {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  let shown = 0;
  const loaded: Partial<Settings> = { openWindowAtStart };
  const settings = Promise.resolve().then(() => holder.dispatch({ type: 'settings-changed', settings: loaded }));
  const opened = openAtStart({ holder, settings, isFirst, showWindow: () => void shown++ });
  await settings;
  holder.dispatch({ type: 'time-passed', now: noon + 1 });
  holder.dispatch({ type: 'surroundings-changed', surroundings: { tray } });
  holder.dispatch({ type: 'surroundings-changed', surroundings: { tray: 'none' } });
  await opened;
  return shown;
}

test('the first start opens the window, a later one leaves it at the tray', async () => {
  expect(await start(true, false, 'shown')).toBe(1);
  expect(await start(false, false, 'shown')).toBe(0);
});

test('the window opens at each start where a person set it so', async () => {
  expect(await start(false, true, 'shown')).toBe(1);
});

test('where there is no tray the window opens, once that is known; a tray that goes later opens nothing', async () => {
  expect(await start(false, false, 'none')).toBe(1);
});
