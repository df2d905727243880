import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccessRef, ActivityList, Bridge, CheckUpView, Input, Reply, View } from '../../preload/contract.ts';
import { eventually } from '../desktop/eventually.ts';
import { type RunningApp, runApp } from '../desktop/running-app.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { filesWithSecrets, secretsIn } from './find-secrets.ts';

type Given = { daypass: Bridge; kept?: unknown[] };

/** A value that must be found in the memory of the page, or the search finds nothing anyway. */
const control = `control-${'x'.repeat(2000)}-${Date.now()}-of-the-search`;

let center: IdentityCenter;
let running: RunningApp;

beforeAll(async () => {
  center = await startIdentityCenter({ accounts: 3, roles: 2 });
  running = await runApp({
    // By default only the first 1,024 characters of a string are part of a heap snapshot.
    args: ['--js-flags=--heap-snapshot-string-limit=100000000'],
    prepare: async ({ home }) => {
      const cache = join(home, '.aws', 'sso', 'cache');
      await mkdir(cache, { recursive: true, mode: 0o700 });
      const session = ['[sso-session acme]', `sso_start_url = ${center.startUrl}`, `sso_region = ${center.region}`, ''];
      await writeFile(join(home, '.aws', 'config'), session.join('\n'));
      await plantToken(cache, center.grantToken(), 'acme');
      return center.env();
    },
  });
  await useEverything();
}, 90_000);

afterAll(async () => {
  await running?.stop();
  await center?.stop();
});

const secrets = () => center.secrets();

/** Lists, copies, previews and exports, as a person would. */
async function useEverything(): Promise<void> {
  const { page } = running;
  const access = await eventually('an access', async (): Promise<AccessRef | undefined> => {
    const reply = (await page.evaluate(() => (globalThis as unknown as Given).daypass['view.get']())) as Reply<View>;
    const account = reply.ok ? reply.value.accounts.find(({ roles }) => roles !== undefined) : undefined;
    const role = account?.roles?.[0]?.role;
    if (!reply.ok || account === undefined || role === undefined || reply.value.chosen === undefined) return undefined;
    return { sessionId: reply.value.chosen, accountId: account.accountId, role };
  });
  const profile: Input<'profile.export'> = { ...access, name: 'leak', kind: 'keys', region: 'eu-west-1' };
  const replies = await page.evaluate(
    async ({ access, profile, control }) => {
      const given = globalThis as unknown as Given;
      // All that crosses is kept, so that nothing is missed because the page has let go of it.
      const kept: unknown[] = [control];
      given.kept = kept;
      given.daypass.on('view.changed', (view) => kept.push(view));
      const replies = [
        await given.daypass['access.copyCredentials'](access),
        await given.daypass['profile.preview'](profile),
        await given.daypass['profile.export'](profile),
        await given.daypass['profile.preview'](profile),
        await given.daypass['activity.list'](),
        await given.daypass['doctor.look'](),
      ];
      kept.push(replies, await given.daypass['view.get']());
      return replies;
    },
    { access, profile, control },
  );
  expect(replies.map((reply) => (reply.ok ? 'done' : reply.problem))).toEqual(Array(6).fill('done'));
  const listed = replies[4] as Reply<ActivityList>;
  expect(listed.ok && listed.value.uses.map(({ use }) => use)).toEqual(['profile', 'copy']);
  const looked = replies[5] as Reply<CheckUpView>;
  expect(looked.ok && looked.value.findings.map(({ about }) => about)).toContain('Permissions');
}

test('secrets were really issued and used: they are on the clipboard, and in the file that was asked for', async () => {
  expect(secrets().map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['access-token', 'refresh-token', 'client-secret', 'secret-access-key', 'session-token']),
  );
  const copied = Buffer.from(await running.desktop.clipboard());
  expect(secretsIn(copied, secrets())).toEqual(expect.arrayContaining(['secret-access-key', 'session-token']));
  const exported = await readFile(join(running.desktop.home, '.aws', 'credentials'));
  expect(secretsIn(exported, secrets())).toEqual(expect.arrayContaining(['secret-access-key', 'session-token']));
});

test('the memory of the window holds none of them', { timeout: 60_000 }, async () => {
  const file = join(running.desktop.folder, 'window.heapsnapshot');
  await running.app.evaluate(
    ({ BrowserWindow }, file) => BrowserWindow.getAllWindows()[0]?.webContents.takeHeapSnapshot(file),
    file,
  );
  const snapshot = await readFile(file);
  expect(snapshot.includes(control)).toBe(true);
  expect(secretsIn(snapshot, secrets())).toEqual([]);
});

test("neither the app's data, nor its log, nor anything else in the home folder outside of ~/.aws holds one", async () => {
  expect(await readFile(join(running.dataFolder, 'logs', 'daypass.log'), 'utf8')).toContain('started');
  const record = await readFile(join(running.dataFolder, 'activity.jsonl'), 'utf8');
  expect(record.match(/"use":"\w+"/g)).toEqual(['"use":"copy"', '"use":"profile"']);
  expect(await filesWithSecrets(running.desktop.home, secrets(), ['.aws'])).toEqual([]);
});

test('the process list shows none of them', async () => {
  const pids = await running.app.evaluate(({ app }) => app.getAppMetrics().map(({ pid }) => pid));
  expect(pids.length).toBeGreaterThan(1);
  for (const pid of pids) expect(secretsIn(await readFile(`/proc/${pid}/cmdline`), secrets())).toEqual([]);
});
