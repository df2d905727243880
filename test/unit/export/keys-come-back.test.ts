import { readFile } from 'node:fs/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { problemOf } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { helperHere } from '../../../main/helper-here.ts';
import { madeProfilesHere } from '../../../main/made-profiles-here.ts';
import { credentialsProblem } from '../../../main/services/credentials-problem.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { sampleKeys } from '../keys/kept-keys.ts';
import { accountId, homeForEach, role } from '../sign-out/home.ts';

const { home, verb, signIn } = homeForEach();

/** What the app does about profiles, over the files of this home. */
function running() {
  const places = placesOf(home.env, process.platform, home.folder);
  const holder = holdState(initialState(Date.now()), (error) => {
    throw error;
  });
  const label = (path: string) => path;
  const config = textFile(places.configFile, { reads: 'settled' });
  const { find } = findSessions({ config, cache: tokenCache(places.tokenCache), clock: systemClock, label });
  const reload = async () => holder.dispatch({ type: 'sessions-found', ...(await find()) });
  const asked: string[] = [];
  let isRefused = false;
  const issueTo = (asker: string) => async () => {
    asked.push(asker);
    if (isRefused) throw credentialsProblem(new PortalFailure('forbidden', 'No access'), { accountId, role });
    return sampleKeys(`${asked.length}`, Date.now() + 3_600_000);
  };
  const { profiles, made, stop } = madeProfilesHere({
    ...{ holder, places, config, label, helper: helperHere(places, home.env), reloadSessions: reload },
    issue: issueTo('person'),
    issueUnasked: issueTo('nobody'),
    note: () => undefined,
    problemFor: (_, error) => problemOf(error),
    log: { error: (text) => expect.fail(text) },
  });
  onTestFinished(stop);
  const keys = () => readFile(places.credentialsFile, 'utf8').catch(() => '');
  const standing = () => holder.state().profiles.map(({ standing }) => standing.is);
  const refuse = (is: boolean) => {
    isRefused = is;
  };
  const exportKeys = (name: string, sessionId: string) => {
    const session = holder.state().sessions.find(({ id }) => id === sessionId);
    if (session === undefined) throw new Error('There is no session.');
    return profiles.export({ name, kind: 'keys', access: { accountId, role }, session, region: 'eu-west-1' });
  };
  return { holder, exportKeys, undo: made.undo, reload, keys, standing, refuse, asked };
}

test('a profile with keys waits while its person is signed out, and has new keys once they are in again', async () => {
  await signIn('one');
  const { holder, exportKeys, reload, keys, standing, refuse, asked } = running();
  await reload();
  await exportKeys('tool', 'one');
  await vi.waitFor(() => expect(standing()).toEqual(['as-made']), 5000);
  // The state does not know of it: it is told by the disk alone.
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  await vi.waitFor(() => expect(standing()).toEqual(['resting']), 5000);
  await vi.waitFor(() => expect(holder.state().sessions.find(({ id }) => id === 'one')?.token).toBeUndefined());
  expect([await keys(), asked]).toEqual(['', ['person']]);
  refuse(true);
  await signIn('one');
  await reload();
  const because = () => holder.state().reminded.map(({ reason }) => reason);
  const refused = { why: 'keys-not-renewed', profile: 'tool', because: expect.stringContaining(`no role "${role}"`) };
  await vi.waitFor(() => expect(because()).toEqual([refused]), 5000);
  refuse(false);
  // It is tried again a few seconds later.
  await vi.waitFor(() => expect(standing()).toEqual(['as-made']), 10_000);
  expect([(await keys()).includes('ASIA3'), because()]).toEqual([true, []]);
  // No person may be asked for the keychain for their sake.
  expect(asked).toEqual(['person', 'nobody', 'nobody']);
}, 30_000);

test('what was changed before keys came back can be undone, and they stay', async () => {
  await signIn('one');
  await signIn('two');
  const { exportKeys, undo, reload, keys, standing } = running();
  await reload();
  await exportKeys('tool', 'one');
  expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
  await vi.waitFor(() => expect(standing()).toEqual(['resting']), 5000);
  const { changeId = '' } = await exportKeys('other', 'two');
  await signIn('one');
  await reload();
  await vi.waitFor(() => expect(standing()).toEqual(['as-made', 'as-made']), 5000);
  await undo(changeId);
  expect((await keys()).trim().split('\n')[0]).toBe('[tool]');
  expect(await keys()).not.toContain('other');
}, 30_000);
