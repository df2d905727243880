import { expect, test } from 'vitest';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import {
  copyFile,
  found,
  id,
  kept,
  movingWorld,
  ownFile,
  registrationFile,
  registrationOf,
  signedInWithFile,
} from './moving-world.ts';

test('a move takes the file, its copies, the registration and the cached roles away, and the profiles along', async () => {
  const world = signedInWithFile();
  world.put('other.json', '{"theirs": true}');
  const moved = await world.process().moves.move(id, 'keychain', true);
  expect(moved).toEqual({ profiles: ['dev'], changeId: 'change-to-process' });
  expect([...world.files.keys()]).toEqual(['other.json']);
  expect(world.record.get(id)?.storage).toBe('keychain');
  expect(world.profiles).toBe('process');
  expect(world.roleCache).toBe(false);
  expect(await found(world)).toBe('access-first');
});

test('a restore brings the file back as it was, and the registration', async () => {
  const world = signedInWithFile();
  const before = world.files.get(ownFile)?.text;
  const registration = world.files.get(registrationFile)?.text;
  const { moves } = world.process();
  await moves.move(id, 'keychain', true);
  await moves.move(id, 'file', true);
  expect(world.files.get(ownFile)?.text).toBe(before);
  expect(JSON.parse(world.files.get(registrationFile)?.text ?? '')).toEqual(JSON.parse(registration ?? ''));
  expect(world.items.size).toBe(0);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  expect(world.profiles).toBe('sso');
});

test('a move that is taken back leaves all as it was, and no choice that nobody made', async () => {
  const world = signedInWithFile();
  const { moves } = world.process();
  const { changeId } = await moves.move(id, 'keychain', true);
  await moves.undo(id, 'keychain', changeId);
  expect(world.items.size).toBe(0);
  expect(world.record.size).toBe(0);
  expect(world.profiles).toBe('sso');
  expect(await found(world)).toBe('access-first');
  const back = await moves.move(id, 'file', true);
  expect(back).toEqual({ profiles: [] });
});

test('a signed-out session, and one that is there already, are done at once', async () => {
  const world = movingWorld();
  const { moves } = world.process();
  await moves.move(id, 'keychain', false);
  expect(world.record.get(id)).toEqual({ id, storage: 'keychain' });
  await moves.move(id, 'keychain', false);
  await moves.move(id, 'file', false);
  expect(world.record.get(id)).toEqual({ id, storage: 'file' });
  expect(world.items.size).toBe(0);
  expect(world.files.size).toBe(0);
});

test('a token that another tool keeps under a name of its own is moved as well', async () => {
  const world = movingWorld();
  world.putToken(world.newToken('theirs'), copyFile);
  await world.process().moves.move(id, 'keychain', false);
  expect(world.files.size).toBe(0);
  expect(await kept(world)).toBe('access-theirs');
});

test('what is held in memory goes into the keychain, or into a file', async () => {
  const world = movingWorld();
  const token = world.newToken('held');
  const item = { token, text: '', registrations: new Map() };
  const first = world.process();
  first.kept.hold(id, item);
  await first.moves.move(id, 'keychain', false);
  expect(await kept(world)).toBe('access-held');
  const other = movingWorld();
  const second = other.process();
  second.kept.hold(id, item);
  await second.moves.move(id, 'file', false);
  expect(await found(other)).toBe('access-held');
  expect(await second.kept.known()).toEqual([]);
});

test('what is held in memory stays there when the profiles can’t be changed', async () => {
  const world = movingWorld();
  const process = world.process((_, does) => {
    if (does === 'profiles.change') throw new Problem('conflict', { what: 'The file was changed.' });
  });
  process.kept.hold(id, { token: world.newToken('held'), text: '', registrations: new Map() });
  await expect(process.moves.move(id, 'keychain', true)).rejects.toMatchObject({ kind: 'conflict' });
  expect(await process.kept.known()).toMatchObject([{ storage: 'memory' }]);
  expect(world.items.size).toBe(0);
  expect(world.record.size).toBe(0);
});

test('a locked keychain leaves no trace of the try', async () => {
  const world = signedInWithFile();
  const process = world.process((_, does) => {
    if (does.startsWith('keychain')) throw new KeychainFailure('locked');
  });
  await expect(process.moves.move(id, 'keychain', true)).rejects.toMatchObject({ kind: 'keychain' });
  expect(world.record.size).toBe(0);
  expect(world.profiles).toBe('sso');
  expect(world.files.size).toBe(3);
});

test('the sign-in of another portal under the session’s name is left alone, whichever way, and that is said', async () => {
  const world = movingWorld();
  const theirs = world.newToken('theirs', { startUrl: 'https://other.awsapps.com/start' });
  world.putToken(theirs);
  const moving = world.process().moves.move(id, 'keychain', true);
  await expect(moving).rejects.toThrow(/is a sign-in to https:\/\/other/);
  expect(world.record.size).toBe(0);
  const restored = signedInWithFile();
  await restored.process().moves.move(id, 'keychain', true);
  restored.putToken(theirs);
  await expect(restored.process().moves.move(id, 'file', true)).rejects.toThrow(/is a sign-in to https:\/\/other/);
  expect(restored.tokensIn()).toEqual(['"access-theirs"']);
  expect(await kept(restored)).toBe('access-first');
  expect(restored.record.get(id)?.storage).toBe('keychain');
  expect(restored.profiles).toBe('process');
});

test('where another program signed in to the file before the restore, the newer one stays', async () => {
  for (const [theirs, stays] of [
    ['newer', 'access-second'],
    ['older', 'access-first'],
  ] as const) {
    const world = signedInWithFile();
    const older = world.newToken('second', { expiresAt: world.now() - 60_000 });
    await world.process().moves.move(id, 'keychain', true);
    world.putToken(theirs === 'newer' ? world.newToken('second') : older);
    await world.process().moves.move(id, 'file', true);
    expect(await found(world)).toBe(stays);
    expect(world.tokensIn()).toEqual([`"${stays}"`]);
    expect(world.items.size).toBe(0);
  }
});

test('another session’s token stays, though it came with the same registration', async () => {
  const world = signedInWithFile();
  const first = world.newToken('first');
  const shared = world.newToken('theirs', {
    ...(first.client && { client: first.client }),
    startUrl: 'https://b.awsapps.com/start',
  });
  world.putToken(shared, 'theirs.json');
  await world.process().moves.move(id, 'keychain', false);
  expect([...world.files.keys()]).toEqual(['theirs.json']);
});

test('a preview names the files that go, and those that come', async () => {
  const world = signedInWithFile();
  world.put('other.json', '{"theirs": true}');
  const process = world.process();
  const there = (file: string) => `~/.aws/sso/cache/${file}`;
  const { files } = await process.moves.preview(id, 'keychain');
  expect([...files].sort()).toEqual([copyFile, ownFile, registrationFile].map(there).sort());
  await process.moves.move(id, 'keychain', false);
  const back = await process.moves.preview(id, 'file');
  expect(back.files).toEqual([ownFile, registrationFile].map(there));
});

test('a damaged item is written over where a file has a sign-in, and is not lost where none has', async () => {
  const world = signedInWithFile();
  await world.process().moves.move(id, 'keychain', false);
  const [account = ''] = [...world.items.keys()];
  world.items.set(account, (world.items.get(account) ?? '').slice(0, 40));
  await expect(world.process().moves.move(id, 'file', false)).rejects.toMatchObject({ kind: 'keychain' });
  expect(world.items.size).toBe(1);
  world.putToken(world.newToken('second'));
  await world.process().moves.move(id, 'keychain', false);
  expect(await kept(world)).toBe('access-second');
  expect(world.files.size).toBe(0);
});

test('a registration of the same client goes, whatever its file is called', async () => {
  const world = signedInWithFile();
  const first = world.newToken('first');
  world.put('botocore-client-id-us-east-1.json', registrationOf(first));
  world.put(
    'second.json',
    registrationOf({ ...first, client: { id: 'x', secret: new Secret('y'), expiresAt: first.expiresAt } }),
  );
  await world.process().moves.move(id, 'keychain', false);
  expect([...world.files.keys()]).toEqual(['second.json']);
});
