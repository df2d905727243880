import { chmod, chown, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { recordFileName, writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import type { ProfileRecord } from '../../../main/domain/profile-record.ts';
import type { WrittenProfile } from '../../../main/services/written-profiles.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const access = { sessionId: 'acme', accountId: '001234567890', role: 'R' };
const keys: WrittenProfile = { ...access, path: '/c', header: 'k', keys: 'f', whole: true, expiresAt: 5, writtenAt: 1 };
const record: ProfileRecord = {
  ...{ ...access, path: '/c', header: 'profile a', name: 'a', kind: 'sso', region: 'eu-west-1', whole: true },
  wrote: ['sso_session', 'region'],
  session: { form: 'sso-session', startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' },
};

test('profiles and keys are remembered side by side, for their owner alone', async () => {
  const home = await temporaryFolder();
  const written = writtenProfiles(home);
  await written.addKeys([keys]);
  await written.change((now) => [...now, record]);
  expect(await writtenProfiles(home).read()).toEqual({ records: [record], keys: [keys] });
  expect((await stat(join(home, recordFileName))).mode & 0o777).toBe(0o600);
  await written.remove([keys]);
  expect(await written.read()).toEqual({ records: [record], keys: [] });
});

test('what an older Daypass remembers counts, and it sees the keys alone of what this one does', async () => {
  const home = await temporaryFolder();
  const { expiresAt: _, writtenAt: __, ...older } = keys;
  await writeFile(join(home, recordFileName), JSON.stringify({ version: 1, profiles: [older] }));
  const written = writtenProfiles(home);
  expect(await written.read()).toEqual({ records: [], keys: [older] });
  await written.change(() => [record]);
  const { version, profiles } = JSON.parse(await readFile(join(home, recordFileName), 'utf8'));
  expect({ version, profiles }).toEqual({ version: 1, profiles: [older] });
});

test.each(['', 'x', '[]', 'null', '{"profiles": 1, "made": {}}', '{"made": [{"name": 1}, null], "profiles": [{}]}'])(
  'a record that is damaged counts as empty, and is written anew: %s',
  async (text) => {
    const home = await temporaryFolder();
    await writeFile(join(home, recordFileName), text);
    const written = writtenProfiles(home);
    expect(await written.read()).toEqual({ records: [], keys: [] });
    await written.change(() => [record]);
    expect(await written.read()).toEqual({ records: [record], keys: [] });
  },
);

test('the last few thousand profiles are remembered', async () => {
  const written = writtenProfiles(await temporaryFolder());
  await written.change(() => Array.from({ length: 5100 }, (_, at) => ({ ...record, header: `${at}` })));
  const { records } = await written.read();
  expect([records.length, records[0]?.header, records.at(-1)?.header]).toEqual([5000, '100', '5099']);
});

test('of one profile the last few keys are remembered, and of each as many', async () => {
  const written = writtenProfiles(await temporaryFolder());
  const of = (header: string) => Array.from({ length: 10 }, (_, at) => ({ ...keys, header, keys: `${header}${at}` }));
  await written.addKeys([...of('a'), keys, ...of('b')]);
  const last = ['2', '3', '4', '5', '6', '7', '8', '9'];
  const expected = [...last.map((at) => `a${at}`), keys.keys, ...last.map((at) => `b${at}`)];
  expect((await written.list()).map((one) => one.keys)).toEqual(expected);
});

test('a profile that was taken off the list is remembered while there are keys of it', async () => {
  const written = writtenProfiles(await temporaryFolder());
  await written.addKeys([keys]);
  const hidden: ProfileRecord = { ...record, kind: 'keys', header: keys.header, hidden: true };
  await written.change(() => [record, hidden]);
  expect((await written.read()).records).toEqual([record, hidden]);
  await written.remove([keys]);
  expect((await written.read()).records).toEqual([record]);
});

test('what changes nothing is not written', async () => {
  const home = await temporaryFolder();
  const written = writtenProfiles(home);
  await written.change(() => [record]);
  const { ino } = await stat(join(home, recordFileName));
  await written.change((now) => [...now]);
  expect((await stat(join(home, recordFileName))).ino).toBe(ino);
});

test.skipIf(process.getuid?.() !== 0)('a record of another user is read, and left as it is', async () => {
  const home = await temporaryFolder();
  const path = join(home, recordFileName);
  await writtenProfiles(home).change(() => [record]);
  await chown(path, 4321, 4321);
  await chmod(path, 0o444);
  expect(await writtenProfiles(home).read()).toEqual({ records: [record], keys: [] });
  await expect(writtenProfiles(home).change(() => [])).rejects.toMatchObject({ kind: 'file' });
});
