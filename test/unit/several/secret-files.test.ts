import { mkdir, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { hour, noon } from '../state/sample.ts';
import { folders } from './file-scene.ts';

const about = { sessionId: 'acme', role: 'Reader', accounts: 2, endsAt: noon + hour };
const never = new AbortController().signal;

/** A file that Daypass wrote, and Daypass itself. */
async function written() {
  const desk = await folders();
  const { holder, keeper } = desk.start();
  await keeper.write(desk.path, 'secret', about, never);
  return { ...desk, holder, keeper, files: () => holder.state().secretFiles };
}

test('a file is told of until it is deleted, with one click', async () => {
  const { keeper, files, names, record } = await written();
  expect(files()).toEqual([{ ...about, id: 'file-1', label: '~/keys.json' }]);
  await keeper.remove('file-1');
  expect([files(), await names(), await record.list()]).toEqual([[], [], []]);
});

test('nothing of what is in it is remembered', async () => {
  const { record } = await written();
  expect(JSON.stringify(await record.list())).not.toContain('secret');
});

test('at the next start it is told of again while it is there', async () => {
  const { start, path } = await written();
  const second = start();
  await second.keeper.begin();
  expect(second.holder.state().secretFiles).toEqual([
    { ...about, id: 'file-1', label: '~/keys.json', fromBefore: true },
  ]);
  await rm(path);
  const third = start();
  await third.keeper.begin();
  expect(third.holder.state().secretFiles).toEqual([]);
});

test('one that the person keeps is told of no more, and stays', async () => {
  const { keeper, files, read, start } = await written();
  await keeper.keep('file-1');
  const second = start();
  await second.keeper.begin();
  expect([files(), second.holder.state().secretFiles, await read()]).toEqual([[], [], 'secret']);
});

test('one that the person took away is told of no more', async () => {
  const { keeper, files, path, downloads } = await written();
  await rename(path, join(downloads, 'elsewhere.json'));
  await keeper.look();
  expect(files()).toEqual([]);
});

test('to delete one that is gone already is fine', async () => {
  const { keeper, files, path } = await written();
  await rm(path);
  await keeper.remove('file-1');
  await keeper.remove('file-1');
  expect(files()).toEqual([]);
});

test.each([
  ['another text', (path: string) => writeFile(path, 'somebody wrote this')],
  [
    'a link',
    async (path: string) => {
      await rename(path, `${path}.moved`);
      await symlink(`${path}.moved`, path);
    },
  ],
  ['a folder', (path: string) => rm(path).then(() => mkdir(path))],
])('%s in its place is not deleted, and that is said', async (_, change) => {
  const { keeper, files, names, path } = await written();
  await change(path);
  const before = await names();
  await expect(keeper.remove('file-1')).rejects.toMatchObject({
    kind: 'conflict',
    words: { what: '~/keys.json was left as it is.', why: 'Something changed it since Daypass wrote it.' },
  });
  expect([await names(), files()]).toEqual([before, [expect.objectContaining({ id: 'file-1' })]]);
});

test('a later one at the same place counts alone', async () => {
  const { keeper, files, path, read } = await written();
  await keeper.write(path, 'newer', about, never);
  expect(files()).toEqual([expect.objectContaining({ id: 'file-2' })]);
  await expect(keeper.remove('file-1')).resolves.toBeUndefined();
  expect(await read()).toBe('newer');
  await keeper.remove('file-2');
  await expect(read()).rejects.toThrow('ENOENT');
});

test('one that is looked for while it is written is remembered all the same', async () => {
  let look = async () => {};
  const desk = await folders({
    ...nodeFileSystem,
    async rename(from, to) {
      await look();
      await nodeFileSystem.rename(from, to);
    },
  });
  const { holder, keeper } = desk.start();
  look = keeper.look;
  await keeper.write(desk.path, 'secret', about, never);
  expect(holder.state().secretFiles).toEqual([expect.objectContaining({ id: 'file-1' })]);
});

test.each(['', 'no JSON', '[]', '{"files":{}}', '{"files":[{"id":1}]}'])(
  'a record that holds %j is one of nothing, and written anew',
  async (text) => {
    const { start, home, path } = await written();
    await writeFile(join(home, 'secret-files.json'), text);
    const { holder, keeper } = start();
    await keeper.begin();
    expect(holder.state().secretFiles).toEqual([]);
    await keeper.write(path, 'newer', about, never);
    expect(holder.state().secretFiles).toHaveLength(1);
    expect((await stat(join(home, 'secret-files.json'))).mode & 0o777).toBe(0o600);
  },
);

test('one on a disk that is away is not forgotten', async () => {
  const { start, downloads } = await written();
  await rename(downloads, `${downloads}-away`);
  const second = start();
  await second.keeper.begin();
  await rename(`${downloads}-away`, downloads);
  expect(second.holder.state().secretFiles).toEqual([expect.objectContaining({ id: 'file-1' })]);
});

test('to delete one on a disk that is away is refused in words, and it is told of until it is deleted', async () => {
  const { keeper, files, record, downloads, names } = await written();
  await rename(downloads, `${downloads}-away`);
  await expect(keeper.remove('file-1')).rejects.toMatchObject({
    kind: 'file',
    words: { why: 'Its folder is not there; it may be on a disk that is not connected.' },
  });
  expect([files()?.length, (await record.list()).length]).toEqual([1, 1]);
  await rename(`${downloads}-away`, downloads);
  await keeper.remove('file-1');
  expect([files(), await names()]).toEqual([[], []]);
});

test('one that could not be written leaves the one before it, and is not remembered', async () => {
  const { keeper, files, path } = await written();
  await expect(keeper.write(path, 'newer', about, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
  await keeper.look();
  expect(files()).toEqual([expect.objectContaining({ id: 'file-1' })]);
  await keeper.remove('file-1');
});

test('what a killed Daypass left beside one is taken away at the next start', async () => {
  const { start, downloads } = await written();
  await writeFile(join(downloads, `.keys.json.${crypto.randomUUID()}.daypass-new`), 'secret');
  await start().keeper.begin();
  expect(await readdir(downloads)).toEqual(['keys.json']);
});
