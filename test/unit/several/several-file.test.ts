import { spawnSync } from 'node:child_process';
import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type FileSystem, nodeFileSystem } from '../../../main/adapters/text-file-aside.ts';
import { fileJob } from '../../../main/services/several-file.ts';
import { folders } from './file-scene.ts';
import { jobScene, known, requestOf, role } from './job-scene.ts';

type Options = Parameters<typeof jobScene>[0] &
  Readonly<{ fileSystem?: FileSystem; place?: (path: string) => string | undefined }>;

/** A job that writes `keys.json`, or where the person says. */
async function fileScene({ fileSystem, place = (path) => path, ...options }: Options = {}) {
  const desk = await folders(fileSystem);
  const asked: string[] = [];
  const scene = jobScene({
    ...options,
    prepare: (request, sweep) =>
      fileJob(request.role, {
        sweep,
        async choosePlace(wanted) {
          asked.push(wanted);
          return place(desk.path);
        },
        file: desk.file,
        files: desk.start(scene.holder).keeper,
        note: scene.note,
      }),
  });
  return { ...desk, ...scene, placesAsked: asked, run: () => scene.run({ job: 'file' }) };
}

const keys = (accountId: string) => ({
  accessKeyId: `key of ${accountId}`,
  secretAccessKey: `secret of ${accountId}`,
  sessionToken: `token of ${accountId}`,
  expiration: 1e15,
});

test('the file holds every account with its roles, the credentials in the place of the role, and is for its owner alone', async () => {
  const { run, read, path, names, view, holder } = await fileScene();
  expect(await run()).toMatchObject({ phase: 'done', file: { label: '~/keys.json', accounts: 2 }, failures: [] });
  expect(JSON.parse(await read())).toEqual([
    { accountId: '000000000001', accountName: 'Dev', roles: { Reader: keys('000000000001'), AdministratorAccess: {} } },
    {
      accountId: '000000000002',
      accountName: 'Prod',
      roles: { Reader: keys('000000000002'), AdministratorAccess: {} },
    },
    { accountId: '000000000003', accountName: 'Sandbox', roles: { Other: {} } },
  ]);
  expect([(await stat(path)).mode & 0o777, await names()]).toEqual([0o600, ['keys.json']]);
  expect(view().job?.text).toBe('~/keys.json holds the credentials of 2 accounts.');
  expect(JSON.stringify(holder.state())).not.toContain('secret of');
});

test('the file is told of, and each account in it is noted', async () => {
  const { run, view, noted } = await fileScene();
  await run();
  expect(view().secretFiles).toEqual([
    expect.objectContaining({ label: '~/keys.json', role, accounts: 2, endsAt: 1e15 }),
  ]);
  const about = { use: 'file', file: '~/keys.json', sessionId: 'acme', role, expiresAt: 1e15 };
  expect(noted).toEqual([
    { ...about, accountId: '000000000001', accountName: 'Dev' },
    { ...about, accountId: '000000000002', accountName: 'Prod' },
  ]);
});

test('an account in which AWS refuses the role holds up nobody, and is told', async () => {
  const { run, read } = await fileScene({
    fails: ({ accountId }) => (accountId === '000000000002' ? 'forbidden' : undefined),
  });
  expect(await run()).toMatchObject({
    phase: 'done',
    file: { accounts: 1 },
    failures: [{ accountId: '000000000002', accountName: 'Prod' }],
  });
  expect(JSON.parse(await read())[1].roles.Reader).toEqual({});
});

test('when credentials are missing that could be had at another time, there is no file, and each account tells why', async () => {
  const { run, names, record, noted, view } = await fileScene({
    fails: ({ accountId }) => (accountId === '000000000002' ? 'server' : undefined),
  });
  expect(await run()).toMatchObject({
    phase: 'failed',
    problem: {
      kind: 'unreachable',
      what: expect.stringMatching(/^Nothing was written, .* 1 of 3 accounts are missing/),
    },
    failures: [{ accountName: 'Prod', reason: 'AWS is too busy to answer. No.' }],
  });
  expect([await names(), await record.list(), noted, view().secretFiles]).toEqual([[], [], [], []]);
});

test('where AWS refuses the role everywhere, or nobody has it, there is no file', async () => {
  const refused = await fileScene({ fails: () => 'forbidden' });
  expect(await refused.run()).toMatchObject({
    phase: 'failed',
    problem: { kind: 'no-such-access' },
    failures: [{}, {}],
  });
  const none = await fileScene({ listed: known.slice(2) });
  expect(await none.run()).toMatchObject({ phase: 'failed', problem: { kind: 'no-such-access' }, without: [{}] });
  expect([await refused.names(), await none.names()]).toEqual([[], []]);
});

test('cancelled half-way it leaves no file, and an old one as it was', async () => {
  const scene = await fileScene({ requestsPerSecond: 1 });
  await writeFile(scene.path, 'old');
  await scene.jobs.begin(requestOf({ job: 'file' }));
  await scene.clock.pass(30);
  scene.jobs.cancel();
  expect(await scene.ended()).toMatchObject({ phase: 'cancelled' });
  expect([await scene.read(), await scene.names(), await scene.record.list()]).toEqual(['old', ['keys.json'], []]);
});

test('signed out while the file is written, there is none', async () => {
  const scene = await fileScene({
    fileSystem: {
      ...nodeFileSystem,
      async writeWhole(path, bytes) {
        await nodeFileSystem.writeWhole(path, bytes);
        scene.holder.dispatch({ type: 'sessions-found', sessions: [], skipped: [] });
      },
    },
  });
  expect(await scene.run()).toMatchObject({ phase: 'failed', problem: { kind: 'sign-in-needed' } });
  expect([await scene.names(), await scene.record.list()]).toEqual([[], []]);
});

test('a full disk is told, and nothing is left', async () => {
  const full = Object.assign(new Error('no space'), { code: 'ENOSPC' });
  const scene = await fileScene({
    fileSystem: {
      ...nodeFileSystem,
      async writeWhole(path, bytes) {
        await nodeFileSystem.writeWhole(path, bytes.subarray(0, 7));
        throw full;
      },
    },
  });
  expect(await scene.run()).toMatchObject({ phase: 'failed', problem: { kind: 'file', why: 'The disk is full.' } });
  expect([await scene.names(), await scene.record.list(), scene.noted]).toEqual([[], [], []]);
});

test('who leaves the dialog begins nothing', async () => {
  const { jobs, holder, placesAsked, calls } = await fileScene({ place: () => undefined });
  expect(await jobs.begin(requestOf({ job: 'file' }))).toEqual({ begun: false });
  expect([holder.state().job, placesAsked, calls]).toEqual([undefined, [role], []]);
});

test.each([
  ['a link', (path: string) => symlink('target', path), /is a link/],
  ['a pipe', async (path: string) => void spawnSync('mkfifo', [path]), /not an ordinary file/],
])('a place that is %s is refused before AWS is asked', async (_, make, words) => {
  const { jobs, path, downloads, calls } = await fileScene();
  await writeFile(join(downloads, 'target'), 'mine');
  await make(path);
  await expect(jobs.begin(requestOf({ job: 'file' }))).rejects.toMatchObject({ kind: 'file', message: words });
  expect([calls, await readFile(join(downloads, 'target'), 'utf8')]).toEqual([[], 'mine']);
});

test('a place that becomes a link meanwhile is not written through', async () => {
  const scene = await fileScene({ requestsPerSecond: 1 });
  await writeFile(join(scene.downloads, 'target'), 'mine');
  await scene.jobs.begin(requestOf({ job: 'file' }));
  await symlink('target', scene.path);
  expect(await scene.ended()).toMatchObject({ phase: 'failed', problem: { kind: 'file' } });
  expect(await readFile(join(scene.downloads, 'target'), 'utf8')).toBe('mine');
});
