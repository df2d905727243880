import { describe, expect, test } from 'vitest';
import type { StateEvent } from '../../../main/domain/state.ts';
import { found, hour, renewableWith, sessionWith } from './sample.ts';
import { screen, settings, telling } from './told.ts';

const acme = sessionWith('acme', hour);

describe('keys that could not be renewed', () => {
  const failed: StateEvent = { type: 'keys-not-renewed', sessionId: 'acme', profile: 'dev' };
  const key = '["keys","acme","dev"]';

  test('are told of once for each profile, until they could be', () => {
    const { happen } = telling(found(acme));
    expect(happen(failed, failed)).toEqual(['+ Keys of acme were not renewed']);
    expect(happen({ ...failed, profile: 'prod' })).toEqual(['+ Keys of acme were not renewed']);
    expect(happen({ type: 'keys-renewed', sessionId: 'acme', profile: 'dev' })).toEqual([`- ${key}`]);
    expect(happen(failed)).toEqual(['+ Keys of acme were not renewed']);
  });

  test('wait for the screen to be unlocked', () => {
    const { happen } = telling(found(acme), screen('locked'));
    expect(happen(failed)).toEqual([]);
    expect(happen(screen('open'))).toEqual(['+ Keys of acme were not renewed']);
  });

  test('are not told of anew each time that AWS renews the session', () => {
    const { happen } = telling(found(renewableWith('acme', hour)), failed);
    expect(happen(found(renewableWith('acme', 2 * hour)), failed)).toEqual([]);
  });

  test('of a session that is signed out are no news', () => {
    const { happen } = telling(found(acme), failed);
    expect(happen(found(sessionWith('acme')))).toEqual([`- ${key}`]);
    expect(telling(found(sessionWith('acme')), failed).first).toEqual([]);
  });
});

describe('new accounts and roles', () => {
  const listed = (...roles: readonly string[]): StateEvent[] => [
    { type: 'listing-started', sessionId: 'acme' },
    {
      type: 'accounts-listed',
      sessionId: 'acme',
      accounts: [{ accountId: '000000000001', accountName: 'Shop', roles }],
    },
    { type: 'listing-completed', sessionId: 'acme' },
  ];
  const wanted = settings({ remindOfNewAccess: true });
  const key = '["new","acme"]';

  test('are told of in one reminder, but not those of the first listing', () => {
    const { happen } = telling(found(acme), wanted);
    expect(happen(...listed('ReadOnly'))).toEqual([]);
    expect(happen(...listed('ReadOnly', 'Deploy'))).toEqual(['+ A new role in acme']);
    expect(happen(...listed('ReadOnly', 'Deploy'))).toEqual([]);
    expect(happen(...listed('ReadOnly', 'Deploy', 'Analyst'))).toEqual(['+ 2 new roles in acme']);
    expect(happen({ type: 'reminder-dismissed', key })).toEqual([`- ${key}`]);
    expect(happen(...listed('ReadOnly', 'Deploy', 'Analyst', 'Audit'))).toEqual(['+ A new role in acme']);
  });

  test('are not told of unless that is wished, and go when it is wished no more', () => {
    const { happen } = telling(found(acme), ...listed('ReadOnly'));
    expect(happen(...listed('ReadOnly', 'Deploy'))).toEqual([]);
    expect(happen(wanted, ...listed('ReadOnly', 'Deploy', 'Audit'))).toEqual(['+ A new role in acme']);
    expect(happen(settings({ remindOfNewAccess: false }))).toEqual([`- ${key}`]);
  });

  test('are not those of the next person', () => {
    const { happen } = telling(found(acme), wanted, ...listed('ReadOnly'));
    expect(happen(found(sessionWith('acme')), found(sessionWith('acme', 3 * hour)), ...listed('Deploy'))).toEqual([]);
  });

  const knownBefore: StateEvent = {
    type: 'known-loaded',
    known: [{ sessionId: 'acme', accounts: [{ accountId: '000000000001', roles: ['ReadOnly'] }] }],
  };

  test('are told of when they appeared while Daypass was not running', () => {
    expect(telling(knownBefore, found(acme), wanted, ...listed('ReadOnly')).first).toEqual([]);
    const { happen } = telling(knownBefore, found(acme), wanted);
    expect(happen(...listed('ReadOnly', 'Deploy'))).toEqual(['+ A new role in acme']);
  });

  test('are not told of where somebody had signed out meanwhile, whichever is known first', () => {
    const next = [found(acme), wanted, ...listed('Deploy')];
    expect(telling(knownBefore, found(sessionWith('acme')), ...next).first).toEqual([]);
    expect(telling(found(sessionWith('acme')), knownBefore, ...next).first).toEqual([]);
  });

  test('of a listing that failed are told of once one is complete', () => {
    const { happen } = telling(found(acme), wanted, ...listed('ReadOnly'));
    const [started, rows] = listed('ReadOnly', 'Deploy');
    const problem = { kind: 'unreachable', what: 'AWS cannot be reached.' } as const;
    expect(
      happen(started as StateEvent, rows as StateEvent, { type: 'listing-failed', sessionId: 'acme', problem }),
    ).toEqual([]);
    expect(happen(...listed('ReadOnly', 'Deploy'))).toEqual(['+ A new role in acme']);
  });
});
