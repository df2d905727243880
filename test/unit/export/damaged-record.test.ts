import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { watchPath } from '../../../main/adapters/watch.ts';
import { recordFileName, writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import { isDamagedRecord } from '../../../main/domain/damaged-record.ts';
import type { ProfileRecord } from '../../../main/domain/profile-record.ts';
import { guardRecord } from '../../../main/services/guard-record.ts';
import type { WrittenProfile } from '../../../main/services/written-profiles.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const access = { sessionId: 'acme', accountId: '001234567890', role: 'R' };
const keysOf = (header: string): WrittenProfile => {
  return { ...access, path: '/c', header, keys: `f-${header}`, whole: true, expiresAt: 5, writtenAt: 1 };
};
const recordOf = (name: string): ProfileRecord => ({
  ...{ ...access, path: '/c', header: `profile ${name}`, name: `{"${name}"}`, kind: 'sso', whole: true },
  wrote: ['sso_session', 'region'],
  session: { form: 'sso-session', startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1' },
});
const [a, b] = [keysOf('a'), keysOf('b')];
const [one, two] = [recordOf('one'), recordOf('two')];

let home = '';
let path = '';
let whole = '';
beforeEach(async () => {
  home = await temporaryFolder();
  path = join(home, recordFileName);
  await writtenProfiles(home).addKeys([a, b]);
  await writtenProfiles(home).change(() => [one, two]);
  whole = await readFile(path, 'utf8');
});
const read = () => writtenProfiles(home).read();
const asides = async () => (await readdir(home)).filter(isDamagedRecord);

test('of a record that was cut off, whatever is whole counts', async () => {
  await writeFile(path, whole.slice(0, -25));
  expect(await writtenProfiles(home).inspect()).toEqual({ keys: [a, b], records: [one], condition: 'damaged' });
  await writeFile(path, whole.slice(0, whole.indexOf('f-b')));
  expect(await read()).toEqual({ keys: [a], records: [] });
});

test('of a record in which something is overwritten, whatever is whole counts', async () => {
  await writeFile(path, whole.replace('"header": "a"', '"hea\0\0\0\0 "a"'));
  expect(await read()).toEqual({ keys: [b], records: [one, two] });
});

test('every cut leaves entries that were there, and no others', async () => {
  for (let length = 1; length < whole.length; length += 7) {
    await writeFile(path, whole.slice(0, length));
    const { keys, records } = await read();
    expect([a, b].slice(0, keys.length)).toEqual(keys);
    expect([one, two].slice(0, records.length)).toEqual(records);
  }
});

test('a damaged record is set aside before it is changed, for its owner alone', async () => {
  const damaged = whole.slice(0, -25);
  await writeFile(path, damaged);
  await writtenProfiles(home).remove([a]);
  expect(await writtenProfiles(home).inspect()).toEqual({ keys: [b], records: [one], condition: 'whole' });
  const [aside = '', ...more] = await asides();
  expect([await readFile(join(home, aside), 'utf8'), more]).toEqual([damaged, []]);
  expect((await stat(join(home, aside))).mode & 0o777).toBe(0o600);
});

test('an entry that makes no sense is kept aside as well', async () => {
  await writeFile(path, JSON.stringify({ version: 1, profiles: [a, { header: 'odd' }], made: [] }));
  await writtenProfiles(home).addKeys([b]);
  expect([(await read()).keys, (await asides()).length]).toEqual([[a, b], 1]);
});

describe('while the app runs', () => {
  const told: string[] = [];
  beforeEach(() => {
    told.length = 0;
  });
  async function guarded() {
    const record = writtenProfiles(home);
    let looks = 0;
    const inspect = () => record.inspect().finally(() => (looks += 1));
    const stop = guardRecord({
      record: { inspect, restore: record.restore },
      watch: (onChange) => watchPath(path, 'file', onChange),
      tell: (text) => void told.push(text),
      problemFor: (_, error) => expect.fail(String(error)),
    });
    onTestFinished(stop);
    await vi.waitFor(() => expect(looks).toBeGreaterThan(0));
  }

  test.each([
    ['cut off', () => writeFile(path, whole.slice(0, 400)), 1],
    ['emptied', () => writeFile(path, ''), 0],
    ['removed', () => rm(path), 0],
  ])('a record that is %s is written down again, and that is told', async (_, harm, setAside) => {
    await guarded();
    await harm();
    await vi.waitFor(() => expect(told).toHaveLength(1), 5000);
    expect(await writtenProfiles(home).inspect()).toEqual({ keys: [a, b], records: [one, two], condition: 'whole' });
    expect(await asides()).toHaveLength(setAside);
  });

  test('one that was damaged before is mended with what can be read of it', async () => {
    await writeFile(path, whole.slice(0, -25));
    await guarded();
    await vi.waitFor(() => expect(told).toEqual([expect.stringContaining('was damaged')]), 5000);
    expect(await writtenProfiles(home).inspect()).toEqual({ keys: [a, b], records: [one], condition: 'whole' });
  });

  test('where there never was one, nothing is told', async () => {
    await rm(path);
    await guarded();
    expect([told, await readdir(home)]).toEqual([[], []]);
  });
});
