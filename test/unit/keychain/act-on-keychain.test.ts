import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actOnKeychain, type WindowKeychain } from '../../../main/services/act-on-keychain.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import type { MovePreview } from '../../../main/services/move-tokens.ts';
import { found, noon, sessionWith } from '../state/sample.ts';

const preview: MovePreview = {
  profiles: ['dev'],
  changes: [{ file: '~/.aws/config', lines: [{ change: 'added', text: 'credential_process = x' }] }],
  left: [{ profile: 'old', why: 'It is too old.' }],
  unaffected: ['keys'],
  files: ['~/.aws/sso/cache/ab.json'],
};

const locked = new Problem('keychain', { what: 'The keyring is locked.' }, { cause: new KeychainFailure('locked') });

/** The actions over a keychain that notes what it is asked to do, and in which order the window is told. */
function acting({
  moves = {},
  kept = {},
}: {
  moves?: Partial<WindowKeychain['moves']>;
  kept?: Partial<WindowKeychain['kept']>;
} = {}) {
  const done: unknown[] = [];
  const note =
    <T>(name: string, value: T) =>
    async (...args: unknown[]): Promise<T> => {
      done.push([name, ...args]);
      return value;
    };
  const holder = holdState(
    initialState(noon),
    (error) => expect.fail(String(error)),
    () => noon,
  );
  holder.dispatch(found(sessionWith('acme', 60_000)));
  const actions = actOnKeychain({
    holder,
    keychain: {
      moves: {
        preview: note('preview', preview),
        move: note('move', { profiles: ['dev', 'reports'], changeId: 'c1' }),
        undo: note('undo', undefined),
        ...moves,
      },
      kept: { read: note('read', undefined), askAgain: () => void done.push(['askAgain']), ...kept },
      look: async () => ({ state: 'ready', name: 'the keyring' }),
      itemOf: (sessionId) => `Daypass/${sessionId}`,
    },
    sessions: { reload: note('sessions', undefined) },
    made: { reload: note('profiles', undefined) },
  });
  return { actions, done, holder };
}

const told = [['sessions'], ['profiles']];

test('a preview says what the item will be called, and changes nothing that people see', async () => {
  const { actions, done } = acting();
  expect(await actions.previewMove({ sessionId: 'acme', to: 'keychain' })).toEqual({
    ...preview,
    item: 'Daypass/acme',
  });
  expect(done).toEqual([['preview', 'acme', 'keychain']]);
});

test('after a move the window knows where the token is and what the profiles are, together with the answer', async () => {
  const { actions, done } = acting();
  expect(await actions.moveToken({ sessionId: 'acme', to: 'keychain' }, true)).toEqual({ profiles: 2, changeId: 'c1' });
  expect(done).toEqual([['askAgain'], ['move', 'acme', 'keychain', true], ...told]);
});

test('a move that changed no profiles has nothing of them to undo', async () => {
  const { actions } = acting({ moves: { move: async () => ({ profiles: [] }) } });
  expect(await actions.moveToken({ sessionId: 'acme', to: 'file' }, false)).toEqual({ profiles: 0 });
});

test('what a move has left in files is told with it, and it can be undone all the same', async () => {
  const moved = { profiles: ['dev'], changeId: 'c1', warnings: ['A file is left.'] };
  const { actions } = acting({ moves: { move: async () => moved } });
  const answer = await actions.moveToken({ sessionId: 'acme', to: 'keychain' }, true);
  expect(answer).toEqual({ profiles: 1, changeId: 'c1', warnings: ['A file is left.'] });
});

test('of a move that was stopped half-way, the window learns how far it came', async () => {
  const { actions, done } = acting({ moves: { move: () => Promise.reject(locked) } });
  await expect(actions.moveToken({ sessionId: 'acme', to: 'keychain' }, true)).rejects.toBe(locked);
  expect(done).toEqual([['askAgain'], ...told]);
});

test('a move is taken back with its profiles', async () => {
  const { actions, done } = acting();
  expect(await actions.undoMove({ sessionId: 'acme', to: 'keychain' }, 'c1')).toEqual({ signedOut: false });
  expect(done).toEqual([['askAgain'], ['undo', 'acme', 'keychain', 'c1'], ...told]);
});

test('after an undo it is told where nobody is signed in any more', async () => {
  const { actions, holder } = acting({
    moves: { undo: async () => holder.dispatch(found(sessionWith('acme'))) },
  });
  expect(await actions.undoMove({ sessionId: 'acme', to: 'keychain' })).toEqual({ signedOut: true });
});

test('whoever asks once more is asked for the password again, whatever they said before', async () => {
  const { actions, done } = acting();
  await actions.readTokenAgain('acme');
  expect(done).toEqual([['askAgain'], ['read', 'acme', 'may-ask'], ...told]);
});

test('what can still not be read is told anew', async () => {
  const { actions, done } = acting({ kept: { read: () => Promise.reject(locked) } });
  await expect(actions.readTokenAgain('acme')).rejects.toBe(locked);
  expect(done).toEqual([['askAgain'], ...told]);
});

test('nothing is done for a session that is gone', async () => {
  const { actions, done } = acting();
  await expect(actions.previewMove({ sessionId: 'gone', to: 'keychain' })).rejects.toBeInstanceOf(Problem);
  await expect(actions.moveToken({ sessionId: 'gone', to: 'keychain' }, true)).rejects.toBeInstanceOf(Problem);
  await expect(actions.readTokenAgain('gone')).rejects.toBeInstanceOf(Problem);
  expect(done).toEqual([]);
});
