import { describe, expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { type Actions, createHandlers } from '../../../main/ipc/handlers.ts';
import type { SenderFrame } from '../../../main/ipc/sender.ts';
import { serve } from '../../../main/ipc/serve.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import {
  type CallName,
  calls,
  channelOf,
  type Reply,
  type SettingsChange,
  type View,
} from '../../../preload/contract.ts';

const origin = 'app://daypass';
const ours: SenderFrame = { origin, parent: null };
const access = { sessionId: 'acme', accountId: '012345678901', role: 'ReadOnly' };
const profile = { ...access, name: 'dev', kind: 'sso', region: 'eu-west-1' };

/** A right input for every call: a call that is missing here does not compile. */
const rightInputs = {
  'view.get': undefined,
  'session.choose': { sessionId: 'acme' },
  'session.reload': undefined,
  'account.open': { sessionId: 'acme', accountId: '012345678901' },
  'account.copyNumber': { accountId: '012345678901' },
  'access.pin': { ...access, pinned: true },
  'access.openConsole': access,
  'access.copyCredentials': access,
  'clipboard.clear': undefined,
  'profile.preview': profile,
  'profile.export': profile,
  'link.open': { kind: 'aws-sign-in-help' },
  'startUrl.read': { text: ' https://acme.awsapps.com/start/#/ \n' },
  'startUrl.findRegion': { startUrl: 'https://acme.awsapps.com/start' },
  'session.add': { startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' },
  'session.signIn': { sessionId: 'acme', way: 'browser' },
  'session.cancelSignIn': { sessionId: 'acme' },
  'session.openSignInPage': { sessionId: 'acme' },
  'session.copySignInLink': { sessionId: 'acme' },
  'session.copySignInCode': { sessionId: 'acme' },
  'session.signOut': { sessionId: 'acme' },
  'session.signOutAll': undefined,
  'notice.dismiss': undefined,
  'settings.change': { theme: 'dark' },
  'reminder.snooze': { key: 'end acme' },
  'reminder.dismiss': { key: 'end acme' },
  'visit.done': { asked: 3 },
} satisfies Record<CallName, unknown>;

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

describe('what is understood', () => {
  const nonsense: unknown[] = [null, 0, '', 'x', true, [], {}, () => 1, Number.NaN, 10n, { __proto__: null }, [access]];

  test.each(calls)('%s refuses what is not its input, and does nothing', async (call) => {
    const { ask, done } = served();
    const right = rightInputs[call];
    for (const input of [...nonsense, ...(right === undefined ? [] : [undefined, ...spoilt(right)])]) {
      expect(await ask(call, input), String(JSON.stringify(input, bigintAsText))).toMatchObject({
        ok: false,
        problem: { kind: 'usage' },
      });
    }
    expect(done).toEqual([]);
  });

  test.each<[string, string, string]>([
    ['an account id with a letter', 'accountId', '01234567890a'],
    ['an account id of 11 digits', 'accountId', '01234567890'],
    ['an account id of 13 digits', 'accountId', '0123456789012'],
    ['an account id in Arabic digits', 'accountId', '٠١٢٣٤٥٦٧٨٩٠١'],
    ['an account id with a line end', 'accountId', '012345678901\n'],
    ['a role with a slash', 'role', '../Admin'],
    ['a role with a quote', 'role', 'Read"Only'],
    ['a role with a line end', 'role', 'ReadOnly\n'],
    ['an empty role', 'role', ''],
    ['a role that is too long', 'role', 'r'.repeat(65)],
    ['an empty session', 'sessionId', ''],
    ['a session that is too long', 'sessionId', 's'.repeat(2049)],
    ['a session with a line end', 'sessionId', 'acme\nrole_arn = x'],
  ])('%s is refused', async (_, field, value) => {
    expect(await served().ask('access.openConsole', { ...access, [field]: value })).toMatchObject({ ok: false });
  });

  test.each([
    ['name', 'dev\nrole_arn = x'],
    ['name', 'n'.repeat(257)],
    ['region', 'eu-west-1\r'],
    ['region', 'r'.repeat(65)],
    ['kind', 'process'],
  ])('a profile whose %s is %j is refused', async (field, value) => {
    expect(await served().ask('profile.export', { ...profile, [field]: value })).toMatchObject({ ok: false });
  });

  test('a name that AWS would not take still reaches export, which can say why', async () => {
    expect(await served().ask('profile.export', { ...profile, name: 'a ] b' })).toMatchObject({ ok: true });
  });

  test.each(['acme', 'https://acme.awsapps.com/start#/', 'Société – EU'])(
    'the session %s is understood',
    async (sessionId) => {
      const { ask, done } = served();
      await ask('session.choose', { sessionId });
      expect(done).toEqual([['chooseSession', sessionId]]);
    },
  );

  test.each([
    ['name', 'dev\nrole_arn = x'],
    ['startUrl', 'https://acme.awsapps.com/start\nsso_region = x'],
    ['region', 'eu-west-1\r'],
    ['another', 'yes'],
  ])('a new session whose %s is %j is refused', async (field, value) => {
    const right = { ...rightInputs['session.add'], name: 'acme', another: true };
    expect(await served().ask('session.add', right)).toMatchObject({ ok: true });
    expect(await served().ask('session.add', { ...right, [field]: value })).toMatchObject({ ok: false });
  });

  test.each<[string, unknown]>([
    ['remindBefore', [15, '5']],
    ['remindBefore', [1.5]],
    ['remindBefore', [Number.NaN]],
    ['remindBefore', Array.from({ length: 21 }, (_, at) => at + 1)],
    ['startAtLogin', 'yes'],
    ['theme', 'sepia'],
    ['exportKind', 'process'],
    ['exportRegion', 'eu-west-1\n'],
    ['shortcut', 'k'.repeat(65)],
    ['clearClipboardAfter', -1],
    ['clearClipboardAfter', Number.POSITIVE_INFINITY],
    ['trayShown', true],
  ])('a setting %s that is %j is refused', async (name, value) => {
    const { ask, done } = served();
    expect(await ask('settings.change', { theme: 'light', [name]: value })).toMatchObject({ ok: false });
    expect(done).toEqual([]);
  });

  test('every setting that the window knows can be changed at once', async () => {
    const { ask, done } = served();
    const change: SettingsChange = {
      remindBefore: [30, 10],
      remindOfNewAccess: true,
      startAtLogin: true,
      shortcut: 'Control+Alt+D',
      theme: 'dark',
      exportKind: 'keys',
      exportRegion: '',
      clearClipboardAfter: 0,
      openWindowAtStart: true,
    };
    await ask('settings.change', change);
    expect(done).toEqual([['changeSettings', change]]);
  });

  test.each([-1, 0.5, Number.NaN, 2 ** 60])('a visit that has the number %d is refused', async (asked) => {
    expect(await served().ask('visit.done', { asked })).toMatchObject({ ok: false });
  });

  test('only links of a known kind can be opened', async () => {
    const { ask, done } = served();
    expect(await ask('link.open', { kind: 'https://evil.example' })).toMatchObject({ ok: false });
    expect(await ask('link.open', { kind: 'aws-sign-in-help', url: 'https://evil.example' })).toMatchObject({
      ok: false,
    });
    expect(done).toEqual([]);
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

/** Every way to leave a field out, to give it another type, or to add one. */
function spoilt(right: object): object[] {
  const keys = Object.keys(right) as (keyof typeof right)[];
  return [
    { ...right, extra: 1 },
    ...keys.flatMap((key) => {
      const { [key]: _, ...rest } = right;
      const wrong = [null, typeof right[key] === 'number' ? '7' : 7, {}, [], ['x']];
      return [rest, ...wrong.map((value) => ({ ...right, [key]: value }))];
    }),
  ];
}

const bigintAsText = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);

/** The contract served over actions that note what they were asked to do. */
function served(actions: Partial<Actions> = {}, heard: unknown[] = []) {
  const done: unknown[] = [];
  const note =
    <T>(name: string, value: T) =>
    (...args: unknown[]): T => {
      done.push([name, ...args]);
      return value;
    };
  const preview = { file: '~/.aws/config', lines: [], unchanged: false };
  const listeners = new Map<string, (event: { senderFrame: SenderFrame }, input: unknown) => Promise<unknown>>();
  serve(
    { handle: (channel, listener) => void listeners.set(channel, listener) },
    createHandlers({
      view: note('view', {} as View),
      chooseSession: note('chooseSession', undefined),
      reload: note('reload', undefined),
      openAccount: note('openAccount', undefined),
      copyNumber: note('copyNumber', undefined),
      pin: note('pin', undefined),
      openConsole: note('openConsole', undefined),
      copyCredentials: note('copyCredentials', Promise.resolve({ expiration: 5 })),
      clearClipboard: note('clearClipboard', undefined),
      previewProfile: note('previewProfile', Promise.resolve(preview)),
      exportProfile: note(
        'exportProfile',
        Promise.resolve({ file: '~/.aws/config', profile: 'dev', unchanged: false }),
      ),
      openLink: note('openLink', undefined),
      readStartUrl: note('readStartUrl', { ok: false, why: 'No.' } as const),
      findRegion: note('findRegion', Promise.resolve({})),
      addSession: note('addSession', Promise.resolve({ sessionId: 'acme' })),
      signIn: note('signIn', Promise.resolve({ sessionId: 'acme' })),
      cancelSignIn: note('cancelSignIn', undefined),
      openSignInPage: note('openSignInPage', Promise.resolve({ opened: true })),
      copySignInLink: note('copySignInLink', undefined),
      copySignInCode: note('copySignInCode', undefined),
      signOut: note('signOut', undefined),
      signOutAll: note('signOutAll', undefined),
      dismissNotice: note('dismissNotice', undefined),
      changeSettings: note('changeSettings', undefined),
      snoozeReminder: note('snoozeReminder', undefined),
      dismissReminder: note('dismissReminder', undefined),
      visitDone: note('visitDone', undefined),
      ...actions,
    }),
    { origin, problemFor: createProblemFor((text, error) => heard.push([text, (error as Error).message])) },
  );
  const ask = async (call: CallName, input?: unknown, event: { senderFrame: SenderFrame } = { senderFrame: ours }) =>
    (await listeners.get(channelOf(call))?.(event, input)) as Reply<unknown>;
  return { ask, done };
}
