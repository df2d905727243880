import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { appendActivity } from '../../../main/adapters/activity-file.ts';
import { readActivity } from '../../../main/adapters/activity-record.ts';
import { secretFile } from '../../../main/adapters/secret-file.ts';
import type { Activity } from '../../../main/domain/activity.ts';
import { activityView } from '../../../main/domain/activity-view.ts';
import { actOnActivity } from '../../../main/services/act-on-activity.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { after, day, found, hour, noon, sessionWith, utc } from '../state/sample.ts';
import { access } from './entry.ts';

const console = (at: number, more: Partial<Activity> = {}): Activity =>
  ({ ...access, use: 'console', at, ...more }) as Activity;
const shown = (entries: readonly Activity[]) =>
  activityView(entries, { now: noon, local: utc, sessionName: (id) => `${id}!`, accountName: () => undefined });

test('a use is told with its day and time as people say them', () => {
  const ago = (ms: number) => shown([console(noon - ms)]).map(({ day, time }) => [day, time])[0];
  expect(ago(hour)).toEqual(['Today', '11:00']);
  expect(ago(13 * hour)).toEqual(['Yesterday', '23:00']);
  expect(ago(3 * day)).toEqual(['2026-11-09', '12:00']);
  expect(ago(1000 * day)).toEqual([new Date(noon - 1000 * day).toISOString().slice(0, 10), '12:00']);
  expect(shown([console(noon)])).toEqual([
    {
      at: noon,
      day: 'Today',
      time: '12:00',
      use: 'console',
      text: 'Console opened',
      sessionName: 'acme!',
      role: 'ReadOnly',
      accounts: [{ accountId: access.accountId, name: access.accountId }],
    },
  ]);
});

test('what one job did in many accounts is one line; what people did one after the other is not', () => {
  const verify = (accountId: string, more: Partial<Activity> = {}): Activity =>
    ({ ...access, use: 'verify', at: noon, accountId, ...more }) as Activity;
  const views = shown([
    verify('000000000001', { accountName: 'One' }),
    verify('000000000002'),
    verify('000000000003', { role: 'Admin' }),
    verify('000000000004', { at: noon - 1 }),
    console(noon - 2),
    console(noon - 2),
  ]);
  expect(views.map(({ accounts }) => accounts.map(({ name }) => name))).toEqual([
    ['One', '000000000002'],
    ['000000000003'],
    ['000000000004'],
    [access.accountId],
    [access.accountId],
  ]);
});

/** The window's actions over a real record, with a person who chooses this file, or none. */
async function window(chosen?: string) {
  const folder = await temporaryFolder();
  const home = join(folder, 'daypass');
  const listed = {
    type: 'accounts-listed',
    sessionId: 'acme',
    accounts: [{ accountId: access.accountId, accountName: 'Data Lake' }],
  } as const;
  const state = after(
    found({ ...sessionWith('acme', hour), name: 'ACME' }),
    { type: 'listing-started', sessionId: 'acme' },
    listed,
  );
  const offered: string[] = [];
  const actions = actOnActivity({
    holder: holdState(state, (error) => expect.fail(String(error))),
    clock: { now: () => noon },
    local: utc,
    read: (most) => readActivity(home, most),
    file: '~/activity.jsonl',
    async chooseFile(name) {
      offered.push(name);
      return chosen === undefined ? undefined : join(folder, chosen);
    },
    write: (path, text) => secretFile(path).write(text, new AbortController().signal),
    label: (path) => path.replace(folder, '~'),
  });
  return { ...actions, folder, offered, append: appendActivity(home) };
}

test('the window is told the last two thousand, by the names of today, and that there are more', async () => {
  const here = await window();
  expect(await here.listActivity()).toEqual({ file: '~/activity.jsonl', uses: [], hasMore: false });
  await here.append(Array.from({ length: 2_001 }, (_, at) => console(noon - at)));
  const { uses, hasMore } = await here.listActivity();
  expect([uses.length, hasMore]).toEqual([2_000, true]);
  expect(uses[0]).toMatchObject({ at: noon, sessionName: 'ACME', accounts: [{ name: 'Data Lake' }] });
});

test('the spreadsheet has all of it, for its owner alone, where the person chose', async () => {
  const here = await window('out.csv');
  await here.append(Array.from({ length: 3_000 }, (_, at) => console(noon - at)));
  expect(await here.exportActivity()).toEqual({ file: '~/out.csv' });
  expect(here.offered).toEqual(['daypass-activity-2026-11-12.csv']);
  const path = join(here.folder, 'out.csv');
  expect((await readFile(path, 'utf8')).trimEnd().split('\r\n')).toHaveLength(3_001);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test('who leaves the dialog has nothing written', async () => {
  expect(await (await window()).exportActivity()).toEqual({});
});
