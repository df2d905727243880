import { expect, test, vi } from 'vitest';
import type { MadeProfile } from '../../../main/domain/made-profile.ts';
import { problemOf } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState } from '../../../main/domain/state.ts';
import { bringKeysBack } from '../../../main/services/bring-keys-back.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepProfilesCurrent } from '../../../main/services/keep-profiles-current.ts';
import { readProfileFacts } from '../../../main/services/read-profile-facts.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';
import { type Desk, desk, wish } from './files-in-memory.ts';

const newHolder = () =>
  holdState(initialState(noon), (error) => {
    throw error;
  });

/** The state's profiles, kept as they are in files in memory. */
function kept(files: Desk) {
  const holder = newHolder();
  const troubles: unknown[] = [];
  let changed = () => {};
  const keeper = keepProfilesCurrent({
    holder,
    changes: files.changes,
    read: () => readProfileFacts({ ...files, home: '/home/ana', helper: { ...files.helper, works: async () => true } }),
    watch(onChange) {
      changed = onChange;
      return () => {
        changed = () => {};
      };
    },
    problemFor: (doing, error) => {
      troubles.push([doing, error]);
      return problemOf(error);
    },
  });
  return { holder, keeper, troubles, changed: () => changed() };
}

const shown = ({ holder }: { holder: ReturnType<typeof newHolder> }) =>
  holder.state().profiles.map(({ name, standing }) => `${name} ${standing.is}`);

test('the profiles are there from the start, and as they are when the files change', async () => {
  const files = desk('', '');
  await files.profiles.export(wish());
  const scene = kept(files);
  await vi.waitFor(() => expect(shown(scene)).toEqual(['new as-made']));
  files.config.text = '';
  scene.changed();
  await vi.waitFor(() => expect(shown(scene)).toEqual(['new broken']));
  const before = scene.holder.state();
  await scene.keeper.reload();
  expect(scene.holder.state()).toBe(before);
  scene.keeper.stop();
});

test('where what is remembered cannot be read, what is shown stays, and that is noted', async () => {
  const files = desk('');
  await files.profiles.export(wish());
  const scene = kept(files);
  await vi.waitFor(() => expect(shown(scene)).toEqual(['new as-made']));
  Object.assign(files.records, { read: () => Promise.reject(new Error('It is damaged.')) });
  await scene.keeper.reload();
  expect([shown(scene), scene.troubles.length]).toEqual([['new as-made'], 1]);
});

test('a file that cannot be read breaks the profiles, with the reason', async () => {
  const files = desk('');
  await files.profiles.export(wish());
  Object.assign(files.config, { read: () => Promise.reject(new Error('You may not read it.')) });
  const { holder } = kept(files);
  await vi.waitFor(() =>
    expect(holder.state().profiles[0]?.standing).toMatchObject({ is: 'broken', why: /You may not read it/ }),
  );
});

test('when a session is signed out, no undo brings its keys back', async () => {
  const files = desk('', '');
  const { changeId = '' } = await files.profiles.export(wish({ kind: 'keys' }));
  const other = await files.profiles.export(wish({ name: 'sso' }));
  const { holder } = kept(files);
  holder.dispatch(found(sessionWith('acme', hour)));
  holder.dispatch(found(sessionWith('acme')));
  await expect(files.changes.undo(changeId)).rejects.toMatchObject({
    kind: 'conflict',
    message: /no longer be undone/,
  });
  await files.changes.undo(other.changeId ?? '');
  expect(files.config.text).toBe('');
});

const resting = (id: string): MadeProfile => ({
  ...{ id, name: id, kind: 'keys', region: 'eu-west-1', file: '~/.aws/credentials', standing: { is: 'resting' } },
  ...{ sessionId: 'acme', accountId: '000000000001', role: 'Read' },
});

/** What is brought back; `onDisk` is the session as its token file tells it. */
function bringing() {
  const holder = newHolder();
  const [repaired, failed]: [string[], unknown[]] = [[], []];
  const scene = { holder, repaired, failed, onDisk: sessionWith('acme'), stop: () => {} };
  scene.stop = bringKeysBack({
    holder,
    reload: async () => holder.dispatch(found(scene.onDisk)),
    async repair(id) {
      repaired.push(`begin ${id}`);
      await Promise.resolve();
      repaired.push(`end ${id}`);
      if (id === 'a') throw new Error('Offline.');
    },
    problemFor: (_, error) => {
      failed.push(error);
      return problemOf(error);
    },
  });
  const isNow = (session: Session) => {
    scene.onDisk = session;
    holder.dispatch(found(session));
  };
  return { ...scene, scene, isNow };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('keys that were taken out at sign-out come back once for each sign-in, one profile after the other', async () => {
  const { holder, repaired, failed, isNow, stop } = bringing();
  holder.dispatch({ type: 'profiles-found', profiles: [resting('a'), resting('b')] });
  isNow(sessionWith('acme'));
  await settle();
  expect(repaired).toEqual([]);
  isNow(sessionWith('acme', hour));
  const once = ['begin a', 'end a', 'begin b', 'end b'];
  await vi.waitFor(() => expect([repaired, failed.length]).toEqual([once, 1]));
  holder.dispatch({ type: 'profiles-found', profiles: [resting('a')] });
  isNow(sessionWith('acme'));
  isNow(sessionWith('acme', 2 * hour));
  await vi.waitFor(() => expect(repaired).toEqual([...once, 'begin a', 'end a']));
  stop();
  isNow(sessionWith('acme', 3 * hour));
  await settle();
  expect(repaired).toHaveLength(6);
});

test('while a person signs out, nothing comes back, although the state does not know of it yet', async () => {
  const { holder, repaired, isNow, scene } = bringing();
  isNow(sessionWith('acme', hour));
  scene.onDisk = sessionWith('acme');
  holder.dispatch({ type: 'profiles-found', profiles: [resting('a')] });
  await settle();
  expect([repaired, holder.state().sessions[0]?.token]).toEqual([[], undefined]);
});
