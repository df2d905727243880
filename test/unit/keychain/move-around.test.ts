import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { found, id, kept, movingWorld, signedInWithFile, type Watcher } from './moving-world.ts';

const rolesStay: Watcher = (_, does) => {
  if (does === 'roleCache.remove') throw new Problem('file', { what: 'The folder is read-only.' });
};

test('credentials of roles that can’t be removed do not undo a move, nor what takes it back: they are told of', async () => {
  const world = signedInWithFile();
  const { warnings, ...moved } = await world.process(rolesStay).moves.move(id, 'keychain', true);
  expect(moved).toEqual({ profiles: ['dev'], changeId: 'change-to-process' });
  expect(warnings?.join()).toMatch(/^Credentials for roles of "acme" are still in files.*read-only/);
  expect(await kept(world)).toBe('access-first');
  await world.process().moves.undo(id, 'keychain', moved.changeId);
  expect(world.profiles).toBe('sso');
});

test('credentials of roles go as well where another program’s sign-in is moved, and are told of where they can’t', async () => {
  const world = signedInWithFile();
  await world.process().moves.move(id, 'keychain', true);
  world.putToken(world.newToken('second'));
  world.roleCache = true;
  expect(await world.process().moves.settle()).toEqual({ moved: [id], left: [], failures: [] });
  expect(world.roleCache).toBe(false);
  world.putToken(world.newToken('third'));
  const { moved, failures } = await world.process(rolesStay).moves.settle();
  expect(moved).toEqual([id]);
  expect(String(failures)).toContain('read-only');
});

test('of two sign-ins that nobody can tell the age of, the one in the file counts', async () => {
  for (const work of ['move', 'settle'] as const) {
    const world = signedInWithFile();
    await world.process().moves.move(id, 'keychain', false);
    const at = world.record.get(id)?.facts;
    world.putToken(world.newToken('second', { expiresAt: at?.expiresAt ?? 0 }));
    for (const file of world.files.values()) file.modifiedAt = at?.receivedAt ?? 0;
    const { moves } = world.process();
    await (work === 'move' ? moves.move(id, 'keychain', false) : moves.settle());
    expect(await kept(world)).toBe('access-second');
    expect(world.tokensIn()).toEqual([]);
  }
});

test('the same sign-in is not written once more', async () => {
  const world = signedInWithFile();
  await world.process().moves.move(id, 'keychain', false);
  world.putToken(world.newToken('first'));
  const calls: string[] = [];
  await world.process((_, does) => void calls.push(does)).moves.move(id, 'keychain', false);
  expect(calls).not.toContain('keychain.write');
});

test('the keychain is opened before anybody has to wait for the lock, whichever way', async () => {
  for (const to of ['keychain', 'file'] as const) {
    const world = signedInWithFile();
    if (to === 'file') await world.process().moves.move(id, 'keychain', false);
    const calls: string[] = [];
    const watch: Watcher = (moment, does) => {
      if (moment === 'before') calls.push(does);
      if (does.startsWith('keychain')) throw new KeychainFailure('denied');
    };
    await expect(world.process(watch).moves.move(id, to, true)).rejects.toMatchObject({ kind: 'keychain' });
    expect(calls.filter((does) => does.startsWith('keychain') || does === 'lock')).toEqual(['keychain.read']);
    expect(await found(world)).toBe('access-first');
  }
});

test('a keychain that is yet to be made, and a damaged item, are nothing that a move stops at', async () => {
  for (const kind of ['no-collection', 'damaged'] as const) {
    const world = signedInWithFile();
    let isFirst = true;
    const watch: Watcher = (_, does) => {
      if (does !== 'keychain.read' || !isFirst) return;
      isFirst = false;
      throw new KeychainFailure(kind);
    };
    await world.process(watch).moves.move(id, 'keychain', false);
    expect(await kept(world)).toBe('access-first');
  }
});

test.each([
  ['as is known', 'file', []],
  ['as far as is known', undefined, ['keychain.read']],
] as const)(
  'who has nothing in the keychain, %s, and nothing to put there is at most looked up',
  async (_, storage, asked) => {
    const world = movingWorld();
    if (storage !== undefined) world.record.set(id, { id, storage });
    const calls: string[] = [];
    const watch: Watcher = (moment, does) => void (moment === 'before' && calls.push(does));
    await world.process(watch).moves.move(id, 'keychain', false);
    expect(calls.filter((does) => does.startsWith('keychain'))).toEqual(asked);
  },
);

test('a copy from before a refresh goes as well, and no secret of the sign-in is left in any file', async () => {
  const world = movingWorld();
  const token = world.newToken('first');
  world.put('backup.json', tokenText({ ...token, accessToken: world.newToken('older').accessToken }, undefined));
  world.putToken(token);
  const before = await world.process().moves.preview(id, 'keychain');
  expect(before.files).toContain('~/.aws/sso/cache/backup.json');
  expect(await world.process().moves.move(id, 'keychain', false)).toEqual({ profiles: [] });
  expect(world.files.size).toBe(0);
});

test('another session’s token that came with the same registration stays, and that is said, by a move and by who takes over', async () => {
  const world = movingWorld();
  const token = world.newToken('first');
  world.putToken(token);
  const theirs = { ...world.newToken('theirs'), ...(token.client && { client: token.client }) };
  const file = tokenFileName('https://acme.awsapps.com/start');
  world.putToken(theirs, file);
  const { warnings } = await world.process().moves.move(id, 'keychain', false);
  expect(warnings).toHaveLength(1);
  expect(warnings?.join()).toContain(`${file} was left`);
  expect(world.tokensIn()).toEqual(['"access-theirs"']);
  world.putToken({ ...world.newToken('second'), ...(token.client && { client: token.client }) });
  const { moved, failures } = await world.process().moves.settle();
  expect(moved).toEqual([id]);
  expect(String(failures)).toContain(`${file} was left`);
});
