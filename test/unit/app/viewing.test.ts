import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { initialState } from '../../../main/domain/state.ts';
import { createViewOf } from '../../../main/domain/view-of.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepViewCurrent } from '../../../main/services/keep-view-current.ts';
import type { View } from '../../../preload/contract.ts';
import { found, hour, minute, noon, sessionWith, utc } from '../state/sample.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour), sessionWith('old', -hour)));
  const page = { visible: true, made: 0, got: [] as View[] };
  const viewOf = createViewOf(utc);
  const views = keepViewCurrent({
    holder,
    viewOf(state) {
      page.made += 1;
      return viewOf(state);
    },
    visible: () => page.visible,
    send: (view) => void page.got.push(view),
  });
  return { holder, page, views };
}

const told = (text: string) => ({ type: 'told', notice: { tone: 'problem', text } }) as const;

test('a visible page is given what changed, at once', () => {
  const { holder, page, views } = start();
  views.view();
  holder.dispatch(told('Something.'));
  expect(page.got.map(({ notice }) => notice?.text)).toEqual(['Something.']);
});

test('while nobody sees the page no view is made, and it gets the last one when it is seen again', () => {
  const { holder, page, views } = start();
  views.view();
  page.visible = false;
  holder.dispatch(told('First.'));
  holder.dispatch(told('Second.'));
  vi.advanceTimersByTime(minute);
  expect(page).toMatchObject({ made: 1, got: [] });
  page.visible = true;
  views.shown();
  expect(page.got.map(({ notice }) => notice?.text)).toEqual(['Second.']);
});

test('a page that has it all is given nothing', () => {
  const { holder, page, views } = start();
  views.shown();
  expect(page.got).toHaveLength(1);
  views.shown();
  holder.dispatch({ type: 'time-passed', now: noon + 1000 });
  expect(page.got).toHaveLength(1);
  holder.dispatch({ type: 'time-passed', now: noon + minute });
  expect(page.got).toHaveLength(2);
});

test('a page that keeps an older view which came while it asked is given the newer one as well', () => {
  const { holder, page, views } = start();
  const accountId = '000000000000';
  holder.dispatch({ type: 'listing-started', sessionId: 'acme' });
  vi.advanceTimersByTime(1000);
  holder.dispatch({ type: 'accounts-listed', sessionId: 'acme', accounts: [{ accountId }] });
  expect(page.got.at(-1)?.listing).toEqual({ phase: 'loading', rolesKnown: 0 });
  holder.dispatch({ type: 'roles-listed', sessionId: 'acme', accountId, roles: ['ReadOnly'] });
  holder.dispatch({ type: 'listing-completed', sessionId: 'acme' });
  expect(views.view().listing.phase).toBe('complete');
  vi.advanceTimersByTime(1000);
  expect(page.got.at(-1)?.listing).toEqual({ phase: 'complete', rolesKnown: 1 });
});

test('roles by the hundred are a few views, and the last of them is never lost', () => {
  const { holder, page, views } = start();
  const accounts = Array.from({ length: 100 }, (_, at) => ({ accountId: String(at).padStart(12, '0') }));
  holder.dispatch({ type: 'listing-started', sessionId: 'acme' });
  holder.dispatch({ type: 'accounts-listed', sessionId: 'acme', accounts });
  views.view();
  for (const { accountId } of accounts) {
    holder.dispatch({ type: 'roles-listed', sessionId: 'acme', accountId, roles: ['ReadOnly'] });
    vi.advanceTimersByTime(10);
  }
  vi.advanceTimersByTime(1000);
  expect(page.got.length).toBeLessThan(8);
  expect(page.got.at(-1)?.listing.rolesKnown).toBe(100);
});
