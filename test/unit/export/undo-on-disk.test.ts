import { chmod, lstat, mkdir, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { type Places, placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { profileId } from '../../../main/domain/profile-record.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { helperHere } from '../../../main/helper-here.ts';
import { profilesHere } from '../../../main/profiles-here.ts';
import { removeProfile } from '../../../main/services/remove-profile.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';
import { acme, wish } from './files-in-memory.ts';

/** Profiles in the files of a person, whose config file is what `config` says, if anything. */
async function person(config?: string | Uint8Array) {
  const folder = await temporaryFolder();
  const env = { DAYPASS_HOME: join(folder, 'daypass') };
  const places = placesOf(env, process.platform, folder);
  await mkdir(dirname(places.configFile), { recursive: true });
  if (config !== undefined) await writeFile(places.configFile, config);
  const { profiles, ports } = profilesHere({
    ...{ places, config: textFile(places.configFile, { reads: 'settled' }), label: (path: string) => path },
    helper: helperHere(places, env),
    issue: async () => ({
      ...{ accessKeyId: 'ASIAEXAMPLE', expiration: Date.now() + 60_000 },
      ...{ secretAccessKey: new Secret('s'), sessionToken: new Secret('t') },
    }),
  });
  return {
    folder,
    places,
    profiles,
    ports,
    undo: (made: { changeId?: string }) => ports.changes.undo(made.changeId ?? ''),
  };
}

const isThere = (path: string) =>
  lstat(path).then(
    () => true,
    () => false,
  );

const session = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n';

/** Signs the person in, as the AWS CLI does. */
async function signIn(places: Places): Promise<string> {
  const token = { startUrl: acme.startUrl, region: acme.region, accessToken: 'x', expiresAt: '2999-01-01T00:00:00Z' };
  await mkdir(places.tokenCache, { recursive: true });
  const file = join(places.tokenCache, tokenFileName('acme'));
  await writeFile(file, JSON.stringify(token));
  return file;
}

test('files that were not there before are gone again, and one that was has its very bytes', async () => {
  const { places, profiles, undo } = await person();
  await undo(await profiles.export(wish()));
  expect(await isThere(places.configFile)).toBe(false);
  await writeFile(places.configFile, session);
  await signIn(places);
  await undo(await profiles.export(wish({ kind: 'keys' })));
  expect(await isThere(places.credentialsFile)).toBe(false);
  const bytes = Buffer.from('# caf\xe9 \r\n[profile a]\r\nregion = x', 'utf8');
  const other = await person(bytes);
  await other.undo(await other.profiles.export(wish()));
  expect(await readFile(other.places.configFile)).toEqual(bytes);
});

test('keys of a session that another program signed out since do not come back', async () => {
  const { places, profiles, ports, undo } = await person(session);
  const token = await signIn(places);
  await profiles.export(wish({ kind: 'keys' }));
  const [record] = (await ports.records.read()).records;
  if (record === undefined) throw new Error('It is not remembered.');
  const removed = await removeProfile(ports).remove(profileId(record));
  await rm(token);
  await expect(undo(removed)).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(await readFile(places.credentialsFile, 'utf8')).not.toContain('ASIA');
  expect((await ports.records.read()).keys).toEqual([]);
});

test('keys that Daypass took away elsewhere in the file stay away', async () => {
  const { places, profiles, ports, undo } = await person(session);
  await signIn(places);
  await profiles.export(wish({ name: 'tool', kind: 'keys' }));
  const made = await profiles.export(wish({ kind: 'keys' }));
  const { keys } = await ports.records.read();
  await ports.removeKeys(keys.filter(({ header }) => header === 'tool'));
  await undo(made);
  expect(await readFile(places.credentialsFile, 'utf8')).toBe('');
});

test('through a link, and with the mode that the file has', async () => {
  const { folder, places, profiles, undo } = await person();
  const target = join(folder, 'dotfiles');
  await writeFile(target, '# mine\n');
  await chmod(target, 0o640);
  await symlink(target, places.configFile);
  const made = await profiles.export(wish());
  expect(await readFile(target, 'utf8')).toContain('[profile new]');
  await undo(made);
  expect(await readFile(target, 'utf8')).toBe('# mine\n');
  expect([(await lstat(places.configFile)).isSymbolicLink(), (await stat(target)).mode & 0o777]).toEqual([true, 0o640]);
});

test('a new file that somebody has changed, removed or put a link in the place of is left alone', async () => {
  const { folder, places, profiles, undo } = await person();
  const made = await profiles.export(wish());
  const text = await readFile(places.configFile, 'utf8');
  const refused = { kind: 'conflict', message: expect.stringContaining(places.configFile) };
  await writeFile(places.configFile, `${text}#\n`);
  await expect(undo(made)).rejects.toMatchObject(refused);
  expect(await readFile(places.configFile, 'utf8')).toBe(`${text}#\n`);
  const elsewhere = join(folder, 'elsewhere');
  await writeFile(elsewhere, text);
  const file = textFile(places.configFile);
  await file.remove((await file.read()) ?? { text: '', bytes: new Uint8Array() });
  await expect(undo(made)).rejects.toMatchObject(refused);
  await symlink(elsewhere, places.configFile);
  await expect(undo(made)).rejects.toMatchObject(refused);
  expect(await readFile(elsewhere, 'utf8')).toBe(text);
});

test('nothing is left beside a file that is removed', async () => {
  const { places, profiles, undo } = await person();
  await undo(await profiles.export(wish({ session: { ...acme, form: 'legacy' } })));
  expect(await readdir(dirname(places.configFile))).toEqual([]);
});
