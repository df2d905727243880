import { expect, test } from 'vitest';
import type { StateEvent } from '../../../main/domain/state.ts';
import { trayOf } from '../../../main/domain/tray-of.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { actFromWindow } from '../../../main/services/act-from-window.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import type { ConsolePage } from '../../../preload/contract.ts';
import { after, found, hour, sessionWith, utc } from './sample.ts';

const access = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly' };
const page = { service: 's3', region: 'eu-west-1' } as const;
const pinned: StateEvent[] = [
  found(sessionWith('acme', 5 * hour)),
  { type: 'pin-changed', access, pinned: true },
  { type: 'pin-page-changed', access, page },
];
const listed: StateEvent[] = [
  { type: 'listing-started', sessionId: 'acme' },
  { type: 'accounts-listed', sessionId: 'acme', accounts: [{ accountId: access.accountId, accountName: 'Shop' }] },
];

/** What the tray offers first for the first pin. */
function firstEntry(...events: StateEvent[]) {
  const { menu } = trayOf(after(...events), utc);
  const pin = menu[menu.findIndex((entry) => entry.type === 'label' && entry.text === 'Pinned') + 1];
  return pin?.type === 'submenu' ? pin.entries[0] : undefined;
}

test('the page of a pin is shown in the window and in the tray, and opened from both', () => {
  expect(createViewOf(utc)(after(...pinned)).pinned).toMatchObject([{ page: { ...page, text: 'S3 · eu-west-1' } }]);
  expect(firstEntry(...pinned)).toEqual({
    type: 'action',
    text: 'Open console at S3 · eu-west-1',
    action: { do: 'open-console', access, page },
  });
});

test('a pin keeps its page when its account is listed, loses it when it is taken away, and with the pin', () => {
  expect(after(...pinned, ...listed).pins).toEqual([{ ...access, accountName: 'Shop', page }]);
  expect(after(...pinned, { type: 'pin-page-changed', access }).pins).toEqual([access]);
  const again: StateEvent[] = [
    { type: 'pin-changed', access, pinned: false },
    { type: 'pin-changed', access, pinned: true },
  ];
  expect(after(...pinned, ...again).pins).toEqual([access]);
  expect(firstEntry(...pinned, ...again)).toMatchObject({
    text: 'Open console',
    action: { do: 'open-console', access },
  });
});

test('a page in what is no region is not remembered', () => {
  const holder = holdState(after(...pinned), (error) => expect.fail(String(error)));
  const unused = () => expect.fail('Nothing here has to do with this.');
  const { pinPage } = actFromWindow({
    holder,
    view: unused,
    sessions: { reload: unused },
    placed: { look: unused },
    accounts: { reload: unused, prioritise: unused },
    copier: { copyPlain: unused, clear: unused },
    browser: { openLink: unused },
    guard: { answer: unused },
  });
  const pageOfPin = (): ConsolePage | undefined => holder.state().pins[0]?.page;
  expect(() => pinPage(access, { service: 'ec2', region: 'Ireland' })).toThrow('There is no console in the region');
  expect(pageOfPin()).toEqual(page);
  pinPage(access, { service: 'iam' });
  expect(pageOfPin()).toEqual({ service: 'iam' });
  pinPage(access);
  expect(pageOfPin()).toBeUndefined();
});
