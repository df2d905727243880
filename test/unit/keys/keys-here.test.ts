import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import type { Issued } from '../../../main/domain/activity.ts';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { keysFingerprint } from '../../../main/domain/keys-fingerprint.ts';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { problemOf } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { keysHere } from '../../../main/keys-here.ts';
import { credentialsProblem } from '../../../main/services/credentials-problem.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { finance, sampleKeys } from './kept-keys.ts';

const unforeseen = (error: unknown) => {
  throw error;
};
const startUrl = 'https://acme.awsapps.com/start';
const hour = 3_600_000;
const section = '[tool]\naws_access_key_id = OLD\naws_secret_access_key = old\naws_session_token = old\n';

/** A home in which "acme" is signed in and the profile "tool" has keys that end in so many ms. */
async function homeWithKeys(leftMs: number) {
  const folder = await temporaryFolder();
  const places = placesOf({ HOME: folder, DAYPASS_HOME: join(folder, 'daypass') }, 'linux', folder);
  await mkdir(places.tokenCache, { recursive: true });
  await mkdir(places.home);
  await writeFile(places.configFile, `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`);
  const token = { startUrl, region: 'us-east-1', accessToken: 'token', expiresAt: new Date(Date.now() + hour) };
  await writeFile(join(places.tokenCache, tokenFileName('acme')), JSON.stringify(token));
  await writeFile(places.credentialsFile, section);
  const keys = keysFingerprint(parseAwsFile(section).sections[0]?.settings ?? new Map());
  const expiresAt = Date.now() + leftMs;
  const one = {
    ...finance,
    sessionId: 'acme',
    path: places.credentialsFile,
    header: 'tool',
    keys,
    whole: true,
    expiresAt,
  };
  await writtenProfiles(places.home, () => expiresAt - hour).addKeys([one]);
  return places;
}

test('what comes of renewals is told: by a reminder that comes and goes, and in the record of activity', async () => {
  const places = await homeWithKeys(-1000);
  const label = (path: string) => path;
  const clock = systemClock;
  const { find } = findSessions({
    config: textFile(places.configFile),
    cache: tokenCache(places.tokenCache),
    clock,
    label,
  });
  const holder = holdState(initialState(Date.now()), unforeseen);
  holder.dispatch({ type: 'sessions-found', ...(await find()) });
  const noted: Issued[] = [];
  const wrote: unknown[] = [];
  let isAllowed = false;
  const busy = new Set<boolean>();
  const keeper = keysHere({
    ...{ holder, places, clock, label },
    // Looked at while keys are written, too.
    async find() {
      busy.add(keeper.busy());
      return find();
    },
    async issue() {
      if (!isAllowed) throw credentialsProblem(new PortalFailure('forbidden', 'No access'), finance);
      return sampleKeys('NEW', Date.now() + hour);
    },
    note: (...issued) => void noted.push(...issued),
    problemFor: (_, error) => problemOf(error),
    onWritten: ({ path, from, to }) =>
      void wrote.push({ path, isNew: !from?.includes('ASIANEW') && to?.includes('ASIANEW') }),
  });
  const reminders = () => holder.state().reminded.map(({ reason }) => reason);
  await vi.waitFor(
    () =>
      expect(reminders()).toEqual([
        { why: 'keys-not-renewed', profile: 'tool', because: expect.stringContaining('no role "ReadOnlyAccess"') },
      ]),
    5000,
  );
  isAllowed = true;
  keeper.wake();
  await vi.waitFor(() => expect(reminders()).toEqual([]), 5000);
  await keeper.stop();
  expect(await readFile(places.credentialsFile, 'utf8')).toContain('ASIANEW');
  expect(wrote).toEqual([{ path: places.credentialsFile, isNew: true }]);
  expect([busy.has(true), keeper.busy()]).toEqual([true, false]);
  expect(noted).toMatchObject([{ ...finance, sessionId: 'acme', use: 'renewal', profile: 'tool' }]);
});

test('a start with nothing to renew asks nobody anything', async () => {
  const folder = await temporaryFolder();
  const places = placesOf({ HOME: folder, DAYPASS_HOME: join(folder, 'daypass') }, 'linux', folder);
  const keeper = keysHere({
    ...{ holder: holdState(initialState(0), unforeseen), places, clock: systemClock, label: (path) => path },
    find: () => expect.fail('Nobody is to be looked for.'),
    issue: () => expect.fail('Nothing is to be asked.'),
    note: () => expect.fail('There is nothing to note.'),
    problemFor: (_, error) => expect.fail(String(error)),
  });
  await keeper.stop();
});
