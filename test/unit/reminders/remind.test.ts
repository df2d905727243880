import { expect, test } from 'vitest';
import { initialState, type StateEvent, type Surroundings } from '../../../main/domain/state.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { remind } from '../../../main/services/remind.ts';
import { found, hour, minute, noon, sessionWith, utc } from '../state/sample.ts';
import { fakeNotifier } from './fake-notifier.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** A session that ends an hour after noon, which was seen while all was well. */
function reminding(notifications: Surroundings['notifications'] = 'shown') {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  const screen = fakeNotifier();
  const acted: string[] = [];
  const troubles: unknown[] = [];
  const { stop } = remind({
    holder,
    notifier: screen.notifier,
    local: utc,
    act: (_key, action) => acted.push(action),
    onTrouble: (error) => troubles.push(error),
  });
  const dispatch = async (event: StateEvent) => {
    holder.dispatch(event);
    await settled();
  };
  holder.dispatch(found(sessionWith('acme', hour)));
  holder.dispatch({ type: 'surroundings-changed', surroundings: { notifications } });
  return {
    holder,
    screen,
    acted,
    troubles,
    stop,
    dispatch,
    at: (minutes: number) => dispatch({ type: 'time-passed', now: noon + minutes * minute }),
    around: (surroundings: Partial<Surroundings>) => dispatch({ type: 'surroundings-changed', surroundings }),
  };
}

test('each reminder takes the place of the one before it', async () => {
  const { screen, at } = reminding();
  for (let minutes = 40; minutes <= 70; minutes++) await at(minutes);
  expect(screen.all).toEqual(['acme ends in 15 min', 'acme ends in 5 min', 'acme has ended']);
  expect(screen.titles()).toEqual(['acme has ended']);
});

test('after the next sign-in nothing is left to be reminded of', async () => {
  const { screen, at, dispatch } = reminding();
  await at(45);
  await dispatch(found(sessionWith('acme', 9 * hour)));
  expect(screen.titles()).toEqual([]);
});

test('what the person chooses is done', async () => {
  const { screen, at, acted } = reminding();
  await at(45);
  screen.person('sign-in');
  expect(acted).toEqual(['sign-in']);
});

test('what the person puts away does not come again, but the next reminder does', async () => {
  const { screen, at, around } = reminding();
  await at(45);
  screen.person('put away');
  await around({ notifications: 'none' });
  await around({ notifications: 'shown' });
  await at(46);
  expect(screen.titles()).toEqual([]);
  await at(55);
  expect(screen.titles()).toEqual(['acme ends in 5 min']);
});

test('that a notification could not be shown is told to the window and the tray, and why to the log', async () => {
  const { screen, holder, at, troubles } = reminding();
  screen.break(true);
  await at(45);
  expect(holder.state().surroundings.notifications).toBe('none');
  expect(troubles).toEqual([new Error('no daemon')]);
  screen.break(false);
  await at(55);
  expect(holder.state().surroundings.notifications).toBe('shown');
  expect(screen.all).toEqual(['acme ends in 5 min']);
});

test('once something shows notifications, what still holds is shown, and only once', async () => {
  const { screen, at, around } = reminding();
  screen.break(true);
  await at(47);
  screen.break(false);
  await around({ notifications: 'shown' });
  await around({ notifications: 'none' });
  await around({ notifications: 'shown' });
  expect(screen.all).toEqual(['acme ends in 13 min']);
});

test('while the person wants quiet nothing is shown, and nothing that is no longer true', async () => {
  const { screen, at, around } = reminding();
  await at(45);
  await around({ notifications: 'silent' });
  expect(screen.titles()).toEqual(['acme ends in 15 min']);
  await at(56);
  expect(screen.titles()).toEqual([]);
  expect(screen.all).toHaveLength(1);
  await around({ notifications: 'shown' });
  expect(screen.titles()).toEqual(['acme ends in 4 min']);
});

test('nobody is disturbed before it is known whether that is wanted', async () => {
  const { screen, at, around } = reminding('unknown');
  await at(45);
  expect(screen.all).toEqual([]);
  await around({ notifications: 'shown' });
  expect(screen.all).toEqual(['acme ends in 15 min']);
});

test('at the end of the app all notifications go, and none comes', async () => {
  const { screen, at, stop } = reminding();
  await at(45);
  await stop();
  expect(screen.titles()).toEqual([]);
  await at(55);
  expect(screen.titles()).toEqual([]);
});
