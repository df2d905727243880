import { describe, expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import type { SenderFrame } from '../../../main/ipc/sender.ts';
import { calls } from '../../../preload/contract.ts';
import { access, origin, ours, rightInputs, served } from './served.ts';

describe('who is answered', () => {
  const disposed = {
    get senderFrame(): SenderFrame {
      throw new Error('Render frame was disposed before WebFrameMain could be accessed');
    },
  };
  test.each<[string, { senderFrame: SenderFrame }]>([
    ['a foreign page', { senderFrame: { origin: 'https://evil.example', parent: null } }],
    ['another host of our scheme', { senderFrame: { origin: 'app://other', parent: null } }],
    ['an origin that only begins like ours', { senderFrame: { origin: 'app://daypass.evil', parent: null } }],
    ['a page without an origin', { senderFrame: { origin: 'null', parent: null } }],
    ['a file', { senderFrame: { origin: 'file://', parent: null } }],
    ['a frame inside our page', { senderFrame: { origin, parent: ours } }],
    ['a frame that has gone', { senderFrame: null }],
    ['a frame that goes while it is looked at', disposed],
  ])('%s gets no answer to any call', async (_, event) => {
    const { ask, done } = served();
    for (const call of calls) {
      expect(await ask(call, rightInputs[call], event)).toMatchObject({ ok: false, problem: { kind: 'denied' } });
    }
    expect(done).toEqual([]);
  });

  test.each(calls)('our own page gets an answer to %s', async (call) => {
    expect(await served().ask(call, rightInputs[call])).toMatchObject({ ok: true });
  });
});

describe('what is answered', () => {
  test('a problem is told in its own words', async () => {
    const { ask } = served({
      openConsole: () => {
        throw new Problem('sign-in-needed', { what: 'You are signed out of acme.', next: 'Sign in again.' });
      },
    });
    expect(await ask('access.openConsole', access)).toEqual({
      ok: false,
      problem: { kind: 'sign-in-needed', what: 'You are signed out of acme.', next: 'Sign in again.' },
    });
  });

  test('an error that nobody foresaw is told calmly, and only the log hears its message', async () => {
    const heard: unknown[] = [];
    const { ask } = served(
      {
        copyCredentials: async () => {
          throw new Error('ENOENT /home/ana/.aws token=abc');
        },
      },
      heard,
    );
    const reply = await ask('access.copyCredentials', access);
    expect(reply).toMatchObject({ ok: false, problem: { kind: 'unexpected' } });
    expect(JSON.stringify(reply)).not.toMatch(/ENOENT|ana|abc/);
    expect(heard).toEqual([["The window's access.copyCredentials failed.", 'ENOENT /home/ana/.aws token=abc']]);
  });

  test('credentials that an action gives away by mistake do not get through', async () => {
    const careless = { expiration: 5, accessKeyId: 'ASIAEXAMPLE' };
    const { ask } = served({ copyCredentials: async () => careless });
    expect(await ask('access.copyCredentials', access)).toEqual({ ok: true, value: { expiration: 5 } });
  });
});
