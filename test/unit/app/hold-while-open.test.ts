import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { holdWhileOpen } from '../../../main/adapters/hold-while-open.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function start() {
  const put: string[] = [];
  return { put, held: holdWhileOpen((menu: string) => put.push(menu)) };
}

test('a menu that nobody looks at is replaced at once', () => {
  const { put, held } = start();
  held.set('one');
  held.set('two');
  expect(put).toEqual(['one', 'two']);
});

test('while a menu is open it stays, and the last of the new ones follows once it is closed', () => {
  const { put, held } = start();
  held.set('one');
  held.opened();
  held.set('two');
  held.set('three');
  expect(put).toEqual(['one']);
  held.closed();
  expect(put).toEqual(['one']);
  vi.runAllTimers();
  expect(put).toEqual(['one', 'three']);
});

test('a menu that is opened again at once is left in peace until it is closed for good', () => {
  const { put, held } = start();
  held.opened();
  held.set('two');
  held.closed();
  held.opened();
  vi.runAllTimers();
  expect(put).toEqual([]);
  held.closed();
  vi.runAllTimers();
  held.closed();
  vi.runAllTimers();
  expect(put).toEqual(['two']);
});
