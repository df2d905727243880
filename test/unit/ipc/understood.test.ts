import { describe, expect, test } from 'vitest';
import { calls, type SettingsChange } from '../../../preload/contract.ts';
import { access, profile, rightInputs, served } from './served.ts';

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
    ['kind', 'role'],
  ])('a profile whose %s is %j is refused', async (field, value) => {
    expect(await served().ask('profile.export', { ...profile, [field]: value })).toMatchObject({ ok: false });
  });

  test.each([
    { service: 'https://evil.example' },
    { service: 'constructor' },
    { service: 's3', region: 'eu-west-1\n' },
    { service: 's3', url: 'https://evil.example' },
    { region: 'eu-west-1' },
    'https://evil.example',
  ])('no console is opened, and no pin leads, to %j', async (page) => {
    const { ask, done } = served();
    for (const call of ['access.openConsole', 'access.pinPage'] as const) {
      expect(await ask(call, { ...access, page })).toMatchObject({ ok: false, problem: { kind: 'usage' } });
    }
    expect(await ask('access.openConsoles', { accesses: [access], page })).toMatchObject({ ok: false });
    expect(done).toEqual([]);
  });

  test('a profile may take the place of another, named by its id', async () => {
    const { ask, done } = served();
    for (const replaces of ['', 'a b', '../x', 1, 'x'.repeat(65)]) {
      expect(await ask('profile.export', { ...profile, replaces })).toMatchObject({ ok: false });
    }
    await ask('profile.export', { ...profile, replaces: 'a1' });
    expect(done).toEqual([['exportProfile', { ...profile, replaces: 'a1' }]]);
  });

  test('a page of the console is a service, and a region where one is chosen', async () => {
    const { ask, done } = served();
    const page = { service: 's3', region: 'eu-west-1' };
    await ask('access.openConsole', { ...access, page });
    await ask('access.openConsole', { ...access, page: { service: 'iam' } });
    expect(done).toEqual([
      ['openConsole', access, page],
      ['openConsole', access, { service: 'iam' }],
    ]);
  });

  test('no more than twenty consoles are opened at once, and none of no access', async () => {
    const { ask } = served();
    const consoles = (count: number) => ask('access.openConsoles', { accesses: Array(count).fill(access) });
    expect(await consoles(20)).toMatchObject({ ok: true });
    expect(await consoles(21)).toMatchObject({ ok: false });
    expect(await consoles(0)).toMatchObject({ ok: false });
  });

  test('credentials are copied in a format that there is', async () => {
    const { ask, done } = served();
    expect(await ask('access.copyCredentials', { ...access, format: 'exe' })).toMatchObject({ ok: false });
    await ask('access.copyCredentials', { ...access, format: 'fish' });
    expect(done).toEqual([['copyCredentials', access, 'fish']]);
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
    ['exportKind', 'role'],
    ['exportRegion', 'eu-west-1\n'],
    ['profileName', '{account}\n'],
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
      profileName: '{account}',
      clearClipboardAfter: 0,
      openWindowAtStart: true,
      storeTokensIn: 'keychain',
      newPlaintext: 'leave',
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
