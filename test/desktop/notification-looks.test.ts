import { execFile } from 'node:child_process';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { made } from '../../build/project.mjs';
import { type MessageBus, messageBus } from '../../main/adapters/message-bus.ts';
import { notifierOnBus } from '../../main/adapters/notifier-on-bus.ts';
import { remindersOf } from '../../main/domain/reminders-of.ts';
import type { StateEvent } from '../../main/domain/state.ts';
import { after, found, hour, minute, noon, renewableWith, sessionWith, utc } from '../unit/state/sample.ts';
import { settings } from '../unit/state/told.ts';
import { type Desktop, startDesktop } from './desktop.ts';
import { eventually } from './eventually.ts';

const run = promisify(execFile);

let desktop: Desktop;
let bus: MessageBus;

beforeAll(async () => {
  await mkdir(made.screenshots, { recursive: true });
  desktop = await startDesktop({ panel: false });
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.env.DBUS_SESSION_BUS_ADDRESS);
  bus = messageBus('session');
}, 30_000);
afterAll(async () => {
  bus?.close();
  vi.unstubAllEnvs();
  await desktop?.stop();
});

const account = { accountId: '000000000001', accountName: 'R&D <lab>' };
const listed = (...roles: string[]): StateEvent[] => [
  { type: 'listing-started', sessionId: 'data' },
  { type: 'accounts-listed', sessionId: 'data', accounts: [account] },
  { type: 'roles-listed', sessionId: 'data', accountId: account.accountId, roles },
  { type: 'listing-completed', sessionId: 'data' },
];

test('every kind of reminder is shown by a notification daemon as it is meant, whatever is in a name', async () => {
  const state = after(
    settings({ remindOfNewAccess: true }),
    found(
      sessionWith('acme', 12 * minute),
      sessionWith('shop', minute),
      renewableWith('data', hour),
      renewableWith('lab', hour),
    ),
    { type: 'time-passed', now: noon + 2 * minute },
    { type: 'session-trouble', sessionId: 'lab', trouble: { kind: 'over' } },
    { type: 'keys-not-renewed', sessionId: 'data', profile: 'R&D <b>' },
    ...listed('ReadOnly'),
    ...listed('ReadOnly', 'Audit', 'Deploy'),
  );
  const reminders = remindersOf({ ...state, reminded: [] }, state, utc).show;
  const notifier = notifierOnBus(bus);
  for (const reminder of reminders) await notifier.show(reminder);
  const displayed = async () => (await run('dunstctl', ['count', 'displayed'], { env: desktop.env })).stdout.trim();
  await eventually('all of them on the screen', async () => (await displayed()) === '5');
  await desktop.screenshot(join(made.screenshots, 'notifications.png'));

  await run('dunstctl', ['close-all'], { env: desktop.env });
  const history = JSON.parse((await run('dunstctl', ['history'], { env: desktop.env })).stdout);
  type Shown = Record<'summary' | 'body', { data: string }>;
  const texts = (history.data[0] as Shown[]).map(({ summary, body }) => `${summary.data}: ${body.data}`);
  expect(texts.toSorted()).toEqual([
    '2 new roles in data: R&amp;D &lt;lab&gt; · Audit, R&amp;D &lt;lab&gt; · Deploy',
    'Keys of data were not renewed: Tools that use the profile "R&amp;D &lt;b&gt;" may soon be refused.',
    'Sign in to lab again: AWS no longer renews this sign-in by itself.',
    'acme ends in 10 min: You are signed in until 12:12. Sign in again to go on without a break.',
    'shop has ended: Sign in again to go on with its accounts.',
  ]);
});
