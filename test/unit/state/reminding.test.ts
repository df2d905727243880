import { describe, expect, test } from 'vitest';
import { nextMoment } from '../../../main/domain/next-moment.ts';
import { usualSettings } from '../../../main/domain/settings.ts';
import type { StateEvent } from '../../../main/domain/state.ts';
import { day, found, hour, minute, noon, renewableWith, sessionWith } from './sample.ts';
import { screen, settings, telling } from './told.ts';

const at = (offset: number): StateEvent => ({ type: 'time-passed', now: noon + offset });
const acme = sessionWith('acme', hour);
const endKey = '["end","acme"]';
const over: StateEvent = { type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'over' } };

describe('a session that nobody renews', () => {
  test('is told of 15 and 5 minutes before its end, and at its end, each once', () => {
    const { happen, first } = telling(found(acme));
    expect(first).toEqual([]);
    expect(happen(at(44 * minute))).toEqual([]);
    expect(happen(at(45 * minute))).toEqual(['+ acme ends in 15 min']);
    expect(happen(at(46 * minute), at(54 * minute))).toEqual([]);
    expect(happen(at(55 * minute), at(56 * minute))).toEqual(['+ acme ends in 5 min']);
    expect(happen(at(hour))).toEqual(['+ acme has ended']);
    expect(happen(at(2 * hour), at(30 * hour))).toEqual([]);
  });

  test('is told of at the times that the person set', () => {
    const { happen } = telling(found(acme), settings({ remindBefore: [30] }));
    expect(happen(at(29 * minute))).toEqual([]);
    expect(happen(at(30 * minute))).toEqual(['+ acme ends in 30 min']);
    expect(happen(at(59 * minute))).toEqual([]);
    expect(happen(at(hour))).toEqual(['+ acme has ended']);
  });

  test('that ends while the machine sleeps is told of once, as it is by then', () => {
    const { happen } = telling(found(acme));
    expect(happen(at(9 * hour))).toEqual(['+ acme has ended']);
  });

  test('of which little is left after sleep is told of with what is left', () => {
    const { happen } = telling(found(acme));
    expect(happen(at(51 * minute))).toEqual(['+ acme ends in 9 min']);
  });

  test('that had ended before it was seen is not told of, nor later', () => {
    const { happen, first } = telling(found(sessionWith('acme', -minute)));
    expect(first).toEqual([]);
    expect(happen(at(minute), at(day), found(sessionWith('acme', -minute)))).toEqual([]);
  });

  test('that only seemed to have ended, to a clock that was wrong, is told of', () => {
    const { happen, first } = telling(at(3 * hour), found(acme), at(0));
    expect(first).toEqual([]);
    expect(happen(at(45 * minute))).toEqual(['+ acme ends in 15 min']);
  });

  test('of which little is left when it is first seen is told of', () => {
    expect(telling(found(sessionWith('acme', 10 * minute))).first).toEqual(['+ acme ends in 10 min']);
  });

  test('is not told of again when the clock goes back and forth, nor while it seems to have time', () => {
    const { happen } = telling(found(acme));
    expect(happen(at(50 * minute))).toEqual(['+ acme ends in 10 min']);
    expect(happen(at(0))).toEqual([`- ${endKey}`]);
    expect(happen(at(46 * minute), at(0), at(50 * minute))).toEqual([]);
    expect(happen(at(56 * minute))).toEqual(['+ acme ends in 4 min']);
  });

  test('is not told of again when its file could not be read for a moment, or was written again', () => {
    const { happen } = telling(found(acme));
    expect(happen(at(50 * minute))).toEqual(['+ acme ends in 10 min']);
    expect(happen(found(), found(sessionWith('acme')))).toEqual([`- ${endKey}`]);
    const touched = { ...acme, token: { ...(acme.token as NonNullable<typeof acme.token>), receivedAt: noon } };
    expect(happen(found(touched))).toEqual([]);
  });
});

describe('a reminder goes', () => {
  test('when the person has signed in again, and the next token has reminders of its own', () => {
    const { happen } = telling(found(acme), at(hour));
    expect(happen(found(sessionWith('acme', 9 * hour)))).toEqual([`- ${endKey}`]);
    expect(happen(at(8 * hour + 45 * minute))).toEqual(['+ acme ends in 15 min']);
  });

  test('when the session is signed out', () => {
    const { happen } = telling(found(acme), at(50 * minute));
    expect(happen(found(sessionWith('acme')))).toEqual([`- ${endKey}`]);
  });

  test('when it is dismissed; the next one comes all the same', () => {
    const { happen } = telling(found(acme), at(50 * minute));
    const dismissed: StateEvent = { type: 'reminder-dismissed', key: endKey };
    expect(happen(dismissed, at(52 * minute))).toEqual([`- ${endKey}`]);
    expect(happen(at(55 * minute))).toEqual(['+ acme ends in 5 min']);
  });

  test('when the settings no longer ask for it, and does not come back with them', () => {
    const { happen } = telling(found(acme), at(50 * minute));
    expect(happen(settings({ remindBefore: [] }))).toEqual([`- ${endKey}`]);
    expect(happen(settings({ remindBefore: usualSettings.remindBefore }))).toEqual([]);
  });
});

describe('a session that AWS renews', () => {
  const renewed = renewableWith('acme', hour);

  test('is never told of while AWS renews it, or may', () => {
    const { happen } = telling(found(renewed));
    expect(happen(at(50 * minute), at(hour), at(9 * hour))).toEqual([]);
    expect(happen({ type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'offline' } }, at(10 * hour))).toEqual(
      [],
    );
    expect(happen(found(renewableWith('acme', 11 * hour)))).toEqual([]);
  });

  test('is told of once when AWS renews it no more, and without a countdown', () => {
    const { happen } = telling(found(renewed));
    expect(happen(at(50 * minute), over)).toEqual(['+ Sign in to acme again']);
    expect(happen(at(55 * minute), at(hour), at(9 * hour))).toEqual([]);
    expect(happen({ type: 'session-trouble', sessionId: 'acme' }, over)).toEqual([`- ${endKey}`]);
  });

  test('that something stands in the way of is told of as one that nobody renews, until the way is free', () => {
    const { happen } = telling(found(renewed));
    const words = { what: 'The disk is full.' };
    const blocked: StateEvent = { type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'blocked', words } };
    expect(happen(blocked, at(46 * minute))).toEqual(['+ acme ends in 14 min']);
    expect(happen({ type: 'session-trouble', sessionId: 'acme' })).toEqual([`- ${endKey}`]);
  });

  test('that had run out before it was seen is not told of, whatever AWS says', () => {
    const { happen } = telling(found(renewableWith('acme', -hour)));
    expect(happen(over, at(minute))).toEqual([]);
  });
});

describe('while the screen is locked', () => {
  test('nothing is told; once it is open, the latest is', () => {
    const { happen } = telling(found(acme), screen('locked'));
    expect(happen(at(45 * minute), at(55 * minute), at(3 * hour))).toEqual([]);
    expect(happen(screen('open'))).toEqual(['+ acme has ended']);
    expect(happen(screen('locked'), screen('open'))).toEqual([]);
  });

  test('what is on it already stays until it is replaced', () => {
    const { happen } = telling(found(acme), at(45 * minute));
    expect(happen(screen('locked'), at(55 * minute))).toEqual([]);
    expect(happen(screen('open'))).toEqual(['+ acme ends in 5 min']);
  });

  test('what is no longer true by then is never told', () => {
    const { happen } = telling(found(acme), screen('locked'), at(hour));
    const lines = happen(found(sessionWith('acme', 9 * hour)), screen('open'));
    expect(lines.filter((line) => line.startsWith('+'))).toEqual([]);
  });
});

describe('a snoozed reminder', () => {
  const snoozed: StateEvent = { type: 'reminder-snoozed', key: endKey };

  test('comes again after ten minutes', () => {
    const { happen } = telling(found(acme), at(45 * minute));
    expect(happen(snoozed)).toEqual([`- ${endKey}`]);
    expect(happen(at(54 * minute))).toEqual([]);
    expect(happen(at(55 * minute))).toEqual(['+ acme ends in 5 min']);
    const later = telling(found(acme), at(hour));
    expect(later.happen(snoozed, at(hour + 9 * minute))).toEqual([`- ${endKey}`]);
    expect(later.happen(at(hour + 10 * minute))).toEqual(['+ acme has ended']);
  });

  test('does not outlast the end of the session', () => {
    const { happen } = telling(found(acme), at(55 * minute));
    expect(happen(snoozed, at(59 * minute))).toEqual([`- ${endKey}`]);
    expect(happen(at(hour))).toEqual(['+ acme has ended']);
  });

  test('is waited for, even where nothing else needs a clock', () => {
    const { happen, state } = telling(found(renewableWith('acme', hour)), at(3 * day), over);
    happen(snoozed);
    expect(nextMoment(state())).toBe(noon + 3 * day + 10 * minute);
  });

  test('does not wait for hours where the clock is set back', () => {
    const { happen } = telling(found(acme), at(9 * hour), snoozed);
    expect(happen(at(2 * hour))).toEqual(['+ acme has ended']);
  });
});

test('who is signing in is not told to', () => {
  const { happen } = telling(found(acme));
  const started: StateEvent = { type: 'sign-in-started', sessionId: 'acme', way: 'browser' };
  expect(happen(started, at(46 * minute))).toEqual([]);
  const problem = { kind: 'sign-in-needed', what: 'Nobody approved.' } as const;
  expect(happen({ type: 'sign-in-ended', sessionId: 'acme', problem })).toEqual(['+ acme ends in 14 min']);
});
