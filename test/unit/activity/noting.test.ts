import { expect, test } from 'vitest';
import type { Activity } from '../../../main/domain/activity.ts';
import { noteActivity } from '../../../main/services/note-activity.ts';
import { copied } from './entry.ts';

/** A record in memory, which fails while `broken` says so. */
function recording() {
  const entries: Activity[] = [];
  const told: unknown[] = [];
  const here = { entries, told, broken: false, now: 1_000 };
  const noted = noteActivity({
    append: async (some) => {
      if (here.broken) throw new Error('no space left');
      entries.push(...some);
    },
    clock: { now: () => here.now },
    onTrouble: (error) => void told.push(error),
  });
  return Object.assign(here, noted);
}

test('what is issued is recorded with its time, that of one call in one piece', async () => {
  const here = recording();
  here.note(copied());
  here.now = 2_000;
  here.note(copied({ accountId: '000000000001' }), copied({ accountId: '000000000002' }));
  here.note();
  await here.settled();
  expect(here.entries).toEqual([
    { ...copied(), at: 1_000 },
    { ...copied({ accountId: '000000000001' }), at: 2_000 },
    { ...copied({ accountId: '000000000002' }), at: 2_000 },
  ]);
});

test('who wants to end is told what is still to be written', async () => {
  const here = recording();
  expect(here.busy()).toBe(false);
  here.note(copied());
  expect([here.busy(), here.entries.length]).toEqual([true, 0]);
  await here.settled();
  expect([here.busy(), here.entries.length]).toEqual([false, 1]);
});

test('nobody fails because nothing can be recorded; that is told once, and what comes later is recorded again', async () => {
  const here = recording();
  here.broken = true;
  here.note(copied());
  here.note(copied());
  await here.settled();
  here.broken = false;
  here.note(copied());
  await here.settled();
  expect([here.told.length, here.entries.length]).toEqual([1, 1]);
});
