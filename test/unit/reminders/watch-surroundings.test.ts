import { expect, test } from 'vitest';
import { initialState } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { type Presence, watchSurroundings } from '../../../main/services/watch-surroundings.ts';
import { noon } from '../state/sample.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A desktop that can be changed; `pass` lets the time go by that a panel needs to start anew. */
function watching(news = true) {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const tell: {
    tray?: (shown: boolean) => void;
    screen?: (locked: boolean) => void;
    daemon?: (now: Presence) => void;
  } = {};
  let pass: () => void = () => undefined;
  let isNews = news;
  watchSurroundings({
    holder,
    tray: (listener) => {
      tell.tray = listener;
    },
    notifications: (listener) => {
      tell.daemon = listener;
    },
    screen: (listener) => {
      tell.screen = listener;
    },
    async isNewsWithoutTray() {
      const was = isNews;
      isNews = false;
      return was;
    },
    clock: {
      sleep: () =>
        new Promise((resolve) => {
          pass = resolve;
        }),
    },
  });
  return {
    holder,
    tell,
    async pass() {
      pass();
      await settled();
    },
    notice: () => holder.state().notice?.text,
  };
}

test('what is around the app is known once it is told, and whenever it changes', () => {
  const { holder, tell } = watching();
  expect(holder.state().surroundings).toMatchObject({ tray: 'unknown', notifications: 'unknown', screen: 'open' });
  tell.tray?.(true);
  tell.daemon?.('silent');
  tell.screen?.(true);
  expect(holder.state().surroundings).toMatchObject({ tray: 'shown', notifications: 'silent', screen: 'locked' });
  tell.screen?.(false);
  expect(holder.state().surroundings.screen).toBe('open');
});

test('a desktop without a tray is told once, with the way back to the window', async () => {
  const { holder, tell, pass, notice } = watching();
  tell.tray?.(false);
  expect(holder.state().surroundings.tray).toBe('none');
  await pass();
  expect(notice()).toMatch(/start Daypass once more/);
  holder.dispatch({ type: 'notice-dismissed' });
  tell.tray?.(true);
  tell.tray?.(false);
  await pass();
  expect(notice()).toBeUndefined();
});

test('a panel that is started anew is not worth a word', async () => {
  const { tell, pass, notice } = watching();
  tell.tray?.(false);
  tell.tray?.(true);
  await pass();
  expect(notice()).toBeUndefined();
});

test('who was told at an earlier start is not told again', async () => {
  const { tell, pass, notice } = watching(false);
  tell.tray?.(false);
  await pass();
  expect(notice()).toBeUndefined();
});
