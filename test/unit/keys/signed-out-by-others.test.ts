import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import { initialState } from '../../../main/domain/state.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { keysHere } from '../../../main/keys-here.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { accountId, homeForEach, role, sections } from '../sign-out/home.ts';

const { home, configure, verb, signIn } = homeForEach();
const keys = () => readFile(join(home.folder, '.aws', 'credentials'), 'utf8');
const record = () => writtenProfiles(join(home.folder, 'daypass')).read();
const tokenFile = () => join(home.cache, tokenFileName('one'));

beforeEach(async () => {
  home.center.change({ accounts: [{ accountId, accountName: 'Production', roles: [role] }] });
  await signIn('one');
  const access = ['--account', accountId, '--role', role, '--session', 'one'];
  expect(await verb('export', ...access, '--profile', 'tool', '--as', 'keys')).toMatchObject({ code: 0 });
});

/** The app's part that has to do with keys, from its start on. */
async function running() {
  const places = placesOf(home.env, process.platform, home.folder);
  const unforeseen = (error: unknown) => {
    throw error;
  };
  const holder = holdState(initialState(Date.now()), unforeseen);
  const label = (path: string) => path;
  const ports = { config: textFile(places.configFile), cache: tokenCache(places.tokenCache), label };
  const { find } = findSessions({ ...ports, clock: systemClock });
  let looks = 0;
  const reload = async () => holder.dispatch({ type: 'sessions-found', ...(await find()) });
  const keeper = keysHere({
    ...{ holder, places, clock: systemClock, label },
    async find() {
      const found = await find();
      looks += 1;
      return found;
    },
    issue: () => expect.fail('Nothing is to be asked.'),
    note: () => expect.fail('There is nothing to note.'),
    problemFor: (_, error) => unforeseen(error),
  });
  onTestFinished(() => keeper.stop());
  await reload();
  return { reload, looks: () => looks, stop: keeper.stop };
}

test('keys that still work go at the start, where a sign-out got no further than the token, and wait for the next sign-in', async () => {
  await rm(tokenFile());
  await running();
  await vi.waitFor(async () => expect(await keys()).toBe(''), 5000);
  await vi.waitFor(async () => expect((await record()).keys).toEqual([]), 5000);
  expect((await record()).records).toMatchObject([{ name: 'tool', resting: true }]);
});

test('and when another program signs out while the app runs', async () => {
  const { reload } = await running();
  expect(await keys()).toContain('ASIA');
  await rm(tokenFile());
  await reload();
  await vi.waitFor(async () => expect(await keys()).toBe(''), 5000);
});

test.each([
  ['its token cannot be read', () => writeFile(tokenFile(), '{"startUrl"')],
  ['its token has ended', endToken],
  ['it is set up in another config file', () => configure(sections('two'))],
  ['the config file cannot be read', () => rm(tokenFile()).then(() => configure('[sso-session one\n'))],
])('keys of a session stay where %s', async (_, happens) => {
  const before = await keys();
  await happens();
  const { looks, stop } = await running();
  await vi.waitFor(() => expect(looks()).toBeGreaterThan(0), 5000);
  await stop();
  expect(await keys()).toBe(before);
});

async function endToken(): Promise<void> {
  const token = JSON.parse(await readFile(tokenFile(), 'utf8'));
  delete token.refreshToken;
  await writeFile(tokenFile(), JSON.stringify({ ...token, expiresAt: '2020-01-01T00:00:00Z' }));
}
