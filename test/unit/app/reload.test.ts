import { expect, test } from 'vitest';
import { initialState } from '../../../main/domain/state.ts';
import { actFromWindow } from '../../../main/services/act-from-window.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { noon } from '../state/sample.ts';

test('a reload looks into the keychain anew, reads the sessions, and lists their accounts', async () => {
  const unused = () => expect.fail('Nobody asked for this.');
  const done: string[] = [];
  const { reload } = actFromWindow({
    holder: holdState(initialState(noon), unused),
    view: unused,
    sessions: { reload: async () => void done.push('sessions') },
    placed: { look: () => void done.push('keychain') },
    accounts: { reload: () => void done.push('accounts'), prioritise: unused },
    copier: { copyPlain: unused, clear: unused },
    browser: { openLink: unused },
    guard: { answer: unused },
  });
  await reload();
  expect(done).toEqual(['keychain', 'sessions', 'accounts']);
});
