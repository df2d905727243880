import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialState, type StateEvent } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepTime } from '../../../main/services/keep-time.ts';
import { pace } from '../../../main/services/pace.ts';
import { day, found, hour, minute, noon, renewableWith, sessionWith } from '../state/sample.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.setSystemTime(noon);
});
afterEach(() => {
  vi.useRealTimers();
});

const failing = (error: unknown) => expect.fail(String(error));
const clock = { now: () => Date.now() };

test('a listener hears of every change once, and of no event that changed nothing', () => {
  const holder = holdState(initialState(noon), failing);
  const seen: number[] = [];
  const stop = holder.subscribe(({ now }) => seen.push(now));
  for (const now of [noon + 1, noon + 1, noon + 2]) holder.dispatch({ type: 'time-passed', now });
  stop();
  holder.dispatch({ type: 'time-passed', now: noon + 3 });
  expect(seen).toEqual([noon + 1, noon + 2]);
});

test('what a listener dispatches is seen by all after the change that led to it', () => {
  const holder = holdState(initialState(noon), failing);
  const seen: number[] = [];
  holder.subscribe(({ now }) => now === noon + 1 && holder.dispatch({ type: 'time-passed', now: noon + 2 }));
  holder.subscribe(({ now }) => seen.push(now));
  holder.dispatch({ type: 'time-passed', now: noon + 1 });
  expect(seen).toEqual([noon + 1, noon + 2]);
});

test('a listener that fails is reported, and the others hear all the same', () => {
  const errors: unknown[] = [];
  const holder = holdState(initialState(noon), (error) => errors.push(error));
  const seen: number[] = [];
  holder.subscribe(() => {
    throw new Error('broken');
  });
  holder.subscribe(({ now }) => seen.push(now));
  holder.dispatch({ type: 'time-passed', now: noon + 1 });
  holder.dispatch({ type: 'time-passed', now: noon + 2 });
  expect(seen).toEqual([noon + 1, noon + 2]);
  expect(errors).toHaveLength(2);
});

test('a listener and a report that both fail hold up nobody, now or later', () => {
  const holder = holdState(initialState(noon), () => {
    throw new Error('no log');
  });
  const seen: number[] = [];
  holder.subscribe(() => {
    throw new Error('broken');
  });
  holder.subscribe(({ now }) => seen.push(now));
  holder.dispatch({ type: 'time-passed', now: noon + 1 });
  holder.dispatch({ type: 'time-passed', now: noon + 2 });
  expect(seen).toEqual([noon + 1, noon + 2]);
});

test('an event that can not be understood is reported and changes nothing, and the next one counts', () => {
  const errors: unknown[] = [];
  const holder = holdState(initialState(noon), (error) => errors.push(error));
  const before = holder.state();
  holder.dispatch({ type: 'sessions-found', sessions: null, skipped: [] } as unknown as StateEvent);
  expect(holder.state()).toBe(before);
  expect(errors).toHaveLength(1);
  holder.dispatch({ type: 'time-passed', now: noon + 1 });
  expect(holder.state().now).toBe(noon + 1);
});

test('a flurry is drawn at once, then no more often than the pace, and the last of it is never lost', () => {
  let value = 0;
  const drawn: [number, number][] = [];
  const drawing = pace(() => drawn.push([Date.now() - noon, value]), 200);
  for (; value < 100; value++) {
    drawing.soon();
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(drawn.map(([at]) => at)).toEqual([0, 200, 400, 600, 800, 1000]);
  expect(drawn.at(-1)?.[1]).toBe(99);
});

test('what a person waits for does not wait for the pace', () => {
  let drawn = 0;
  const drawing = pace(() => drawn++, 200);
  drawing.soon();
  drawing.soon();
  drawing.now();
  expect(drawn).toBe(2);
  vi.advanceTimersByTime(1000);
  expect(drawn).toBe(2);
});

test('time is told at each full minute, at the warning and at the end, and at no other moment', () => {
  const holder = holdState(initialState(noon), failing);
  holder.dispatch(found(sessionWith('acme', 17 * minute + 30_500)));
  const told: number[] = [];
  holder.subscribe(({ now }) => told.push((now - noon) / 1000));
  const keeper = keepTime({ holder, clock });
  vi.advanceTimersByTime(4 * minute);
  expect(told).toEqual([60, 120, 150.5, 180, 240]);
  vi.advanceTimersByTime(14 * minute);
  expect(told.at(-1)).toBe(17 * 60 + 30.5);
  keeper.stop();
  vi.advanceTimersByTime(hour);
  expect(told.at(-1)).toBe(17 * 60 + 30.5);
});

test('a session that AWS renews needs no clock until its token ends', () => {
  const holder = holdState(initialState(noon), failing);
  holder.dispatch(found(renewableWith('acme', 50 * minute), sessionWith('beta')));
  const told: number[] = [];
  holder.subscribe(({ now }) => told.push((now - noon) / minute));
  const keeper = keepTime({ holder, clock });
  vi.advanceTimersByTime(49 * minute);
  expect(told).toEqual([]);
  vi.advanceTimersByTime(minute);
  expect(told).toEqual([50]);
  keeper.stop();
});

test('the end of what AWS renews no more is told when it comes', () => {
  const holder = holdState(initialState(noon), failing);
  holder.dispatch(found(renewableWith('acme', 90_500)));
  holder.dispatch({ type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'over' } });
  const told: number[] = [];
  holder.subscribe(({ now }) => told.push((now - noon) / 1000));
  const keeper = keepTime({ holder, clock });
  vi.advanceTimersByTime(2 * minute);
  expect(told).toEqual([60, 90.5]);
  keeper.stop();
});

test('where no moment matters, the clock is looked at once an hour', () => {
  const holder = holdState(initialState(noon), failing);
  const told: number[] = [];
  holder.subscribe(({ now }) => told.push((now - noon) / minute));
  const keeper = keepTime({ holder, clock });
  vi.advanceTimersByTime(3 * hour);
  expect(told).toEqual([60, 120, 180]);
  keeper.stop();
});

test('what happens brings its time with it, and what changes nothing does not', () => {
  const holder = holdState(initialState(noon), failing, clock.now);
  vi.setSystemTime(noon + 3 * hour);
  holder.dispatch({ type: 'clipboard-cleared' });
  expect(holder.state().now).toBe(noon);
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  expect(holder.state()).toMatchObject({ now: noon + 3 * hour, sessions: [{ id: 'acme' }] });
});

test('after sleep one look at the clock is enough', () => {
  const holder = holdState(initialState(noon), failing);
  holder.dispatch(found(sessionWith('acme', 2 * day)));
  const keeper = keepTime({ holder, clock });
  vi.setSystemTime(noon + day);
  keeper.look();
  expect(holder.state().now).toBe(noon + day);
  vi.advanceTimersByTime(minute);
  expect(holder.state().now).toBe(noon + day + minute);
  keeper.stop();
});

test('a clock that is set back does not stop the time', () => {
  const holder = holdState(initialState(noon), failing);
  holder.dispatch(found(sessionWith('acme', 2 * day)));
  const keeper = keepTime({ holder, clock });
  vi.setSystemTime(noon - 3 * hour);
  vi.advanceTimersByTime(minute);
  expect(holder.state().now).toBe(noon - 3 * hour + minute);
  vi.advanceTimersByTime(minute);
  expect(holder.state().now).toBe(noon - 3 * hour + 2 * minute);
  keeper.stop();
});

test('nor does one that is set back just before something else changes', () => {
  const holder = holdState(initialState(noon), failing, clock.now);
  const keeper = keepTime({ holder, clock });
  vi.setSystemTime(noon - 3 * hour);
  holder.dispatch(found(sessionWith('acme', 30_000)));
  vi.advanceTimersByTime(minute);
  expect(holder.state().now).toBeLessThanOrEqual(noon - 3 * hour + minute);
  keeper.stop();
});
