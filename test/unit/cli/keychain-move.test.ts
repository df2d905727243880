import { describe, expect, test } from 'vitest';
import { Problem, type ProblemKind } from '../../../main/domain/problem.ts';
import { kept as keptSession, keychain, now, session } from './keychain-surroundings.ts';

const inFile = { sessions: [session('corp', {})] };
const inKeychain = { sessions: [session('corp', { storage: 'keychain' })] };
const kept = [keptSession('corp')];
const preview = {
  profiles: ['a', 'b'],
  left: [{ profile: 'c', why: 'It asks for a role in another account.' }],
  changes: [{ file: '~/.aws/config', lines: [{ change: 'removed', text: 'sso_session = corp' } as const] }],
  files: ['~/.aws/sso/cache/a.json'],
};

test('move takes the profiles along, and says so before; how to take it back is said after', async () => {
  expect(await keychain('move', { found: inFile, preview })).toEqual({
    code: 0,
    out: '',
    err: [
      'daypass: Profiles that are to ask Daypass for their keys from now on: a, b.',
      'daypass: The profile "c" can\'t come along: It asks for a role in another account.',
      'daypass: The token of "corp" is in the keyring, as "Daypass/corp", and no longer in a file. `daypass keychain restore --session corp` takes that back.',
      '',
    ].join('\n'),
    moved: ['corp keychain with profiles'],
  });
});

test('restore brings both back', async () => {
  expect(await keychain('restore', { found: inKeychain, kept, preview })).toMatchObject({
    code: 0,
    out: '',
    err: [
      'daypass: Profiles that are to be again what they were: a, b.',
      'daypass: The profile "c" stays as it is: It asks for a role in another account.',
      'daypass: The token of "corp" is in a file, which any program of yours can read, and no longer in the keyring. `daypass keychain move --session corp` takes that back.',
      '',
    ].join('\n'),
    moved: ['corp file with profiles'],
  });
});

test('--keep-profiles leaves them, and says which stop working', async () => {
  const run = await keychain('move --keep-profiles', { found: inFile, preview });
  expect(run.moved).toEqual(['corp keychain']);
  expect(run.err).toContain(
    'daypass: Profiles that stop working in AWS tools, unless they ask Daypass (leave out --keep-profiles): a, b.\n',
  );
  const back = await keychain('restore --keep-profiles', { found: inKeychain, kept, preview });
  expect(back.moved).toEqual(['corp file']);
  expect(back.err).toContain('daypass: Profiles that go on asking Daypass for their keys: a, b.\n');
});

test('--dry-run shows what would change on stdout, and moves nothing', async () => {
  expect(await keychain('move --dry-run', { found: inFile, preview })).toEqual({
    code: 0,
    out: '~/.aws/config\n- sso_session = corp\n',
    err: [
      'daypass: Profiles that are to ask Daypass for their keys from now on: a, b.',
      'daypass: The profile "c" can\'t come along: It asks for a role in another account.',
      'daypass: Files that would go: ~/.aws/sso/cache/a.json.',
      '',
    ].join('\n'),
    moved: [],
  });
  expect((await keychain('move --dry-run --keep-profiles', { found: inFile, preview })).out).toBe('');
});

test('--dry-run --json is what would come of it', async () => {
  const run = await keychain('move --dry-run --json', { found: inFile, preview });
  expect(run).toMatchObject({ code: 0, moved: [] });
  expect(JSON.parse(run.out)).toEqual({
    name: 'corp',
    startUrl: 'https://corp.awsapps.com/start',
    storage: 'keychain',
    newSignIns: 'keychain',
    item: { service: 'Daypass', account: 'corp' },
    profiles: ['a', 'b'],
    left: preview.left,
    files: preview.files,
    changes: preview.changes,
  });
  const back = await keychain('restore --dry-run --json --keep-profiles', { found: inKeychain, kept, preview });
  expect(JSON.parse(back.out)).toMatchObject({ storage: 'file', item: null, profiles: [], changes: [] });
});

test('--dry-run says that it would come to nothing where the keychain can’t be used', async () => {
  const problem = { kind: 'keychain', what: 'No program here keeps secrets.' };
  const looked = { state: 'unusable', name: 'the keyring', problem } as const;
  expect(await keychain('move --dry-run', { found: inFile, looked })).toMatchObject({
    code: 1,
    err: 'daypass: No program here keeps secrets.\n',
  });
});

describe('where nothing is to be done', () => {
  test('that is said, and it is no failure', async () => {
    expect(await keychain('move', { found: inKeychain, kept })).toMatchObject({
      code: 0,
      err: 'daypass: The token of "corp" is in the keyring already, as "Daypass/corp".\n',
    });
    expect(await keychain('restore', { found: inFile })).toMatchObject({
      code: 0,
      err: 'daypass: The token of "corp" is in a file already.\n',
    });
  });

  test.each([
    ['a plain file beside the item', { storage: 'keychain', plaintext: { since: now, is: 'another' } } as const, {}],
    ['copies of the token under other names', { storage: 'keychain' } as const, { files: ['~/.aws/sso/cache/b.json'] }],
    ['profiles that were left behind', { storage: 'keychain' } as const, { profiles: ['a'] }],
  ])('%s is something to do', async (_, token, more) => {
    const { err } = await keychain('move', { found: { sessions: [session('corp', token)] }, kept, preview: more });
    expect(err).toContain('takes that back');
  });
});

test('who is signed out chooses for the next sign-in', async () => {
  const found = { sessions: [session('corp')] };
  expect(await keychain('move', { found })).toMatchObject({
    code: 0,
    moved: ['corp keychain with profiles'],
    err: 'daypass: Nobody is signed in to "corp". Its next sign-in goes into the keyring. `daypass keychain restore --session corp` takes that back.\n',
  });
  expect((await keychain('move', { found, kept })).err).toContain('goes into the keyring already.');
  expect((await keychain('restore', { found, kept })).err).toContain('Its next sign-in goes into a file.');
});

test('--json says on stdout what was moved', async () => {
  expect(JSON.parse((await keychain('move --json', { found: inFile, preview })).out)).toEqual({
    name: 'corp',
    startUrl: 'https://corp.awsapps.com/start',
    storage: 'keychain',
    newSignIns: 'keychain',
    item: { service: 'Daypass', account: 'corp' },
    profiles: ['a', 'b'],
    left: preview.left,
    warnings: [],
  });
  expect(JSON.parse((await keychain('restore --json', { found: inKeychain, kept })).out)).toMatchObject({
    storage: 'file',
    item: null,
  });
});

test('what a move has left in files is told after it, and in what --json says', async () => {
  const move = async () => ({ profiles: [], warnings: ['Credentials are left.', 'A file is left.'] });
  const { code, out, err } = await keychain('move --json', { found: inFile, move });
  expect(code).toBe(0);
  expect(err.split('\n').slice(-3)).toEqual(['daypass: Credentials are left.', 'daypass: A file is left.', '']);
  expect(err).toContain('is in the keyring');
  expect(JSON.parse(out)).toMatchObject({ warnings: ['Credentials are left.', 'A file is left.'] });
});

describe('the exit code', () => {
  const two = { sessions: [session('corp', {}), session('acme', {})] };

  test.each<[ProblemKind, number]>([
    ['keychain', 1],
    ['file', 6],
    ['conflict', 1],
  ])('of a move that fails by %s is %i, and nothing is said to be done', async (kind, code) => {
    const move = async () => {
      throw new Problem(kind, { what: 'It can not be.', next: 'Do this.' });
    };
    const run = await keychain('move --json', { found: inFile, move });
    expect(run).toMatchObject({ code, out: '', err: 'daypass: It can not be. Do this.\n' });
  });

  test('is 2 where it is not clear which session is meant, and the sessions are named', async () => {
    expect(await keychain('move', { found: two })).toMatchObject({
      code: 2,
      err: 'daypass: More than one session is signed in. Say which one with --session: corp, acme.\n',
      moved: [],
    });
    expect((await keychain('move --session acme', { found: two })).moved).toEqual(['acme keychain with profiles']);
    expect((await keychain('move --session nope', { found: two })).code).toBe(2);
  });

  test.each([
    ['', 'It is not said what to do with the keychain. Say one of: daypass keychain status, '],
    ['--json', 'It is not said what to do with the keychain.'],
    ['mvoe', 'There is no `daypass keychain mvoe`. Did you mean `daypass keychain move`?'],
    ['toString', 'There is no `daypass keychain toString`. Say one of: '],
    ['move --all', 'There is no option --all.'],
  ])('is 2 for "%s"', async (line, words) => {
    const run = await keychain(line, { found: inFile });
    expect(run).toMatchObject({ code: 2, out: '', moved: [] });
    expect(run.err).toContain(words);
  });
});

test.each(['-x', '--json'])('a session that is called %s is named so that it can be read back', async (name) => {
  const { err, moved } = await keychain(`move --session=${name}`, { found: { sessions: [session(name, {})] } });
  expect(err).toContain(`\`daypass keychain restore --session=${name}\` takes that back.`);
  expect(moved).toEqual([`${name} keychain with profiles`]);
});
