import { expect, test } from 'vitest';
import type { Issued } from '../../../main/domain/activity.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actOnProfiles } from '../../../main/services/act-on-profiles.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';
import { desk } from './files-in-memory.ts';
import { madeIn, onlyId } from './made-in.ts';

const request = { sessionId: 'acme', accountId: '000000000001', role: 'Read', name: 'dev', region: 'eu-west-1' };

test('the list is as it is after a change before the window has its answer, and what was issued is noted with its end', async () => {
  const files = desk('', '');
  const holder = holdState(initialState(noon), (error) => {
    throw error;
  });
  holder.dispatch(found(sessionWith('acme', hour)));
  const noted: Issued[] = [];
  const reload = async () => holder.dispatch({ type: 'profiles-found', profiles: madeIn(files) });
  const act = actOnProfiles({
    holder,
    note: (...issued) => void noted.push(...issued),
    guard: { profile: async () => undefined },
    profiles: files.profiles,
    made: { ...files.made, undo: files.changes.undo, reload },
  });
  const shown = () => holder.state().profiles.map(({ name, kind }) => `${name} ${kind}`);

  await act.exportProfile({ ...request, kind: 'sso' });
  expect(shown()).toEqual(['dev sso']);
  const change = { ...request, kind: 'keys', replaces: onlyId(files) } as const;
  const { changes } = await act.previewProfile(change);
  expect(changes.map(({ file }) => file)).toEqual(['~/.aws/config', '~/.aws/credentials']);
  await act.exportProfile(change);
  expect(shown()).toEqual(['dev keys']);
  const id = onlyId(files);
  expect((await act.previewRemoval({ id })).changes.map(({ file }) => file)).toEqual(['~/.aws/credentials']);
  const { changeId = '' } = await act.removeProfile({ id });
  expect(shown()).toEqual([]);
  expect(await act.undoProfileChange(changeId)).toEqual({ files: ['~/.aws/credentials'] });
  expect(shown()).toEqual(['dev keys']);
  files.credentials.text = '';
  await act.repairProfile({ id });
  expect(files.credentials.text).toContain('[dev]');
  await act.forgetProfile({ id });
  expect(shown()).toEqual([]);
  const { sessionId, accountId, role } = request;
  const used = { use: 'profile', profile: 'dev', sessionId, accountId, role };
  expect([...noted, ...files.noted]).toEqual([
    { ...used, kind: 'sso' },
    { ...used, kind: 'keys', expiresAt: 0 },
    { ...used, kind: 'keys', expiresAt: 0 },
  ]);
});

test('whoever ends the app learns that a change is under way, and waits until it is over', async () => {
  const { changes } = desk('', '');
  const done: string[] = [];
  const making = changes.make(async () => {
    await new Promise(setImmediate);
    done.push('made');
    return { writes: [], records: [] };
  });
  expect(changes.busy()).toBe(true);
  await changes.settled();
  expect([done, changes.busy()]).toEqual([['made'], false]);
  await making;
});
