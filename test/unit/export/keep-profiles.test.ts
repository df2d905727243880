import { expect, test, vi } from 'vitest';
import { problemOf } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
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
