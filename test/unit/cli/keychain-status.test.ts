import { expect, test } from 'vitest';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { hour, kept as keptSession, keychain, now, session } from './keychain-surroundings.ts';

const corp = session('corp', { storage: 'keychain' });
const acme = session('acme', { receivedAt: now - 3 * 24 * hour });
const kept = [keptSession('corp')];

test('people see where each token is, since when, and how the keychain is', async () => {
  const found = { sessions: [corp, acme, session('new')] };
  const { out, err, code } = await keychain('status', { found, kept });
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toBe(
    [
      'corp  In the keychain, as "Daypass/corp". 2 h left, until 14:00.',
      'acme  In a file that any program of yours can read, for 3 days. 2 h left, until 14:00.',
      'new   Signed out. Its next sign-in goes into a file.',
      '',
      'The keyring can be used.',
      '',
    ].join('\n'),
  );
});

test('--json has the promised keys, and no secret has a place in them', async () => {
  const found = { sessions: [corp, acme, session('new')] };
  const files = ['~/.aws/sso/cache/a.json'];
  const { out } = await keychain('status --json', { found: { sessions: [corp] }, kept, files });
  expect(JSON.parse(out)).toEqual({
    keychain: { name: 'the keyring', state: 'ready', problem: null },
    sessions: [
      {
        name: 'corp',
        startUrl: 'https://corp.awsapps.com/start',
        state: 'signed-in',
        storage: 'keychain',
        item: { service: 'Daypass', account: 'corp' },
        since: '2026-11-21T06:00:00Z',
        expiresAt: '2026-11-21T14:00:00Z',
        newSignIns: 'keychain',
        files: ['~/.aws/sso/cache/a.json'],
        isStopped: false,
        unread: null,
        lostProfiles: [],
      },
    ],
    unknownItems: [],
  });
  const { sessions } = JSON.parse((await keychain('status --json', { found, kept })).out);
  expect(sessions.map(({ storage, item }: Record<string, unknown>) => [storage, item?.constructor])).toEqual([
    ['keychain', Object],
    ['file', undefined],
    [null, undefined],
  ]);
});

test('a plain file beside the item, a way back that was interrupted, and why the item can’t be read, are told with what to do', async () => {
  const unread = { what: 'The keyring is locked.', next: 'Unlock it.' };
  const plaintext = { since: now - 2 * hour, is: 'newer' } as const;
  const found = { sessions: [session('my corp', { storage: 'keychain', plaintext, unread })] };
  const restoring = [{ ...keptSession('my corp'), storage: 'file', restoring: true } as const];
  const files = ['~/.aws/sso/cache/a.json'];
  const { out, code } = await keychain('status', { found, kept: restoring, files });
  expect(code).toBe(0);
  expect(out.split('\n').slice(0, -3)).toEqual([
    'my corp  In the keychain, as "Daypass/my corp".',
    '         ~/.aws/sso/cache/a.json',
    "         A newer token, from another program, lies in a file that any program of yours can read, for 2 h. To move it: daypass keychain move --session 'my corp'",
    "         Its way back into a file was interrupted. To finish it: daypass keychain restore --session 'my corp'",
    '         The keyring is locked. Unlock it.',
  ]);
});

test('where the next sign-in goes is told when it is not where this one is', async () => {
  const { out } = await keychain('status', {
    found: { sessions: [acme] },
    kept: [{ id: 'acme', storage: 'keychain' }],
  });
  expect(out).toContain('Its next sign-in goes into the keychain.');
  expect((await keychain('status', { found: { sessions: [acme] } })).out).not.toContain('next sign-in');
});

test('a keychain that can’t be used is part of the answer, not a failure', async () => {
  const problem = { kind: 'keychain', what: 'No program here keeps secrets.', next: 'Install gnome-keyring.' };
  const looked = { state: 'unusable', name: 'the keyring', problem } as const;
  const { out, code } = await keychain('status', { found: { sessions: [acme] }, looked });
  expect(code).toBe(0);
  expect(out).toContain('\n\nNo program here keeps secrets. Install gnome-keyring.\n');
  expect(JSON.parse((await keychain('status --json', { looked })).out)).toEqual({
    keychain: { name: 'the keyring', state: 'unusable', problem },
    sessions: [],
    unknownItems: null,
  });
  const locked = await keychain('status', { looked: { state: 'locked', name: 'the keyring' } });
  expect(locked.out).toBe(
    'There is no session yet.\n\nThe keyring is locked. It has to be unlocked before the tokens in it can be used.\n',
  );
});

test('items that the record does not know are named', async () => {
  const looked = { state: 'ready', name: 'the keyring', accounts: ['corp', 'old'] } as const;
  const { out } = await keychain('status', { found: { sessions: [corp] }, kept, looked });
  expect(out).toContain('"Daypass/old" is in it as well, without a session: `daypass doctor` says what to do.');
  expect(JSON.parse((await keychain('status --json', { kept, looked })).out).unknownItems).toEqual([
    { service: 'Daypass', account: 'old' },
  ]);
});

test('--session shows that one alone', async () => {
  const found = { sessions: [corp, acme] };
  const { out } = await keychain('status --session acme --json', { found, kept });
  expect(JSON.parse(out).sessions).toMatchObject([{ name: 'acme' }]);
  const other = await keychain('status --session nope', { found });
  expect({ code: other.code, err: other.err }).toEqual({
    code: 2,
    err: 'daypass: There is no session "nope". The sessions are: corp, acme.\n',
  });
});

test('a file that can’t be read is a word beside sessions, and the answer when there are none', async () => {
  const problem = { kind: 'file', what: 'No.', next: 'Do.' } as const;
  expect(await keychain('status', { found: { sessions: [acme], problem } })).toMatchObject({
    code: 0,
    err: 'daypass: No. Do.\n',
  });
  expect(await keychain('status', { found: { problem } })).toMatchObject({ code: 6, out: '' });
});

test('names from files cannot steer the terminal', async () => {
  const { out } = await keychain('status', { found: { sessions: [session('\u001b[2Ja\r', {})] } });
  for (const control of ['\u001b', '\r']) expect(out).not.toContain(control);
});

test('whose item was deleted in the keychain is signed out', async () => {
  const looked = { state: 'ready', name: 'the keyring', accounts: [] } as const;
  const { out } = await keychain('status', { found: { sessions: [corp] }, kept, looked });
  expect(out).toContain('corp  Signed out. Its next sign-in goes into the keychain.\n');
  const { sessions } = JSON.parse((await keychain('status --json', { found: { sessions: [corp] }, kept, looked })).out);
  expect(sessions).toMatchObject([{ state: 'signed-out', storage: null, item: null }]);
});

test('an item under the older name of a session is that session’s', async () => {
  const older = `./${tokenFileName('corp')}`;
  const { out } = await keychain('status', { found: { sessions: [corp] }, kept: [keptSession(older)] });
  expect(out).toContain(`as "Daypass/${older}"`);
});

test('an item beside a newer token in a file is told of as well', async () => {
  const found = { sessions: [session('corp', { plaintext: { since: now - 2 * hour, is: 'newer' } })] };
  const { sessions } = JSON.parse((await keychain('status --json', { found, kept })).out);
  expect(sessions).toMatchObject([{ storage: 'file', item: { account: 'corp' } }]);
  expect((await keychain('status', { found, kept })).out).toContain(
    '      It belongs into the keychain. To move it: daypass keychain move --session corp\n',
  );
});

test('where items can’t be listed without asking somebody, none is read for its files', async () => {
  const looked = { state: 'ready', name: 'the macOS Keychain' } as const;
  const { out } = await keychain('status', { found: { sessions: [corp] }, kept, looked, files: ['~/x.json'] });
  expect(out).toBe(
    'corp  In the keychain, as "Daypass/corp". 2 h left, until 14:00.\n\nThe macOS Keychain can be used.\n',
  );
});

test('profiles that look for the token in a file are named, with the line that changes them', async () => {
  const found = { sessions: [{ ...corp, lostProfiles: ['data', 'reports'] }] };
  const { out } = await keychain('status', { found, kept });
  expect(out).toContain(
    "2 profiles look for its token in a file, and don't work. To change data, reports: daypass keychain move --session corp",
  );
  const { sessions } = JSON.parse((await keychain('status --json', { found, kept })).out);
  expect(sessions[0].lostProfiles).toEqual(['data', 'reports']);
});
