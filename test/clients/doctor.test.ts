import { chmod, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Mended } from '../../main/domain/doctor/finding.ts';
import { busService } from '../desktop/bus-service.ts';
import { privateBus } from '../desktop/private-bus.ts';
import { callerIdentityWithAws, runAws } from './aws.ts';
import { type ProgramRun, runDaypass } from './daypass.ts';
import { access, accountId, aws, cache, center, daypass, home, proxy, role, signIn } from './verbs-surroundings.ts';

type Told = Pick<Mended, 'check' | 'status' | 'what' | 'why' | 'fixed'> & Readonly<{ fixable: boolean }>;

const toldBy = ({ stdout }: ProgramRun): readonly Told[] => JSON.parse(stdout);
const worse = (run: ProgramRun) => toldBy(run).filter(({ status }) => status === 'problem');
const modeOf = async (...path: string[]) => ((await stat(join(aws, ...path))).mode & 0o777).toString(8);
const longAgo = new Date(Date.now() - 3_600_000);

const own = '# mine\n[mine]\naws_access_key_id = AKIAMINE\naws_secret_access_key = hush\n';

/** A profile that works, and beside it most of what can be mended. */
async function disorder(): Promise<void> {
  await signIn();
  const profile = `\n[profile here]\nsso_session = acme\nsso_account_id = ${accountId}\nsso_role_name = ${role}\n`;
  await writeFile(join(aws, 'config'), `${await readFile(join(aws, 'config'), 'utf8')}${profile}region = us-east-1\n`);
  await writeFile(join(aws, 'credentials'), own);
  expect(await daypass('export', ...access, '--profile', 'run', '--as', 'process')).toMatchObject({ code: 0 });
  await rm(join(home, '.local'), { recursive: true });
  expect(await daypass('export', ...access, '--profile', 'old', '--as', 'keys')).toMatchObject({ code: 0 });
  await rm(join(aws, 'credentials.daypass-backup'));
  const written = join(home, '.config', 'daypass', 'written-profiles.json');
  await writeFile(written, (await readFile(written, 'utf8')).replace(/"expiresAt": \d+/, '"expiresAt": 1'));
  const cliCache = join(aws, 'cli', 'cache');
  await mkdir(cliCache, { recursive: true });
  const ended = { ProviderType: 'sso', Credentials: { AccessKeyId: 'ASIAENDED', Expiration: '2020-01-01T00:00:00Z' } };
  await writeFile(join(cliCache, 'ended.json'), JSON.stringify(ended));
  await writeFile(join(aws, '.config.1.daypass-new'), 'half');
  await utimes(join(aws, '.config.1.daypass-new'), longAgo, longAgo);
  await writeFile(join(home, '.config', 'daypass', 'keychain.json'), '{"version":1,"sessions":[]}', { mode: 0o644 });
  for (const name of await readdir(cache)) await chmod(join(cache, name), 0o644);
  for (const folder of [cache, cliCache]) await chmod(folder, 0o755);
  await chmod(join(aws, 'credentials'), 0o666);
  await chmod(aws, 0o777);
}

test('a home in disorder is told of, mended without a word of the person lost, and the AWS CLI works after', async () => {
  await disorder();
  const config = await readFile(join(aws, 'config'));
  const before = await daypass('doctor', '--json');
  expect(before.code).toBe(1);
  expect(worse(before).length).toBeGreaterThanOrEqual(5);
  expect(worse(before).every(({ fixable }) => fixable)).toBe(true);
  expect(await modeOf()).toBe('777');

  const fix = await daypass('doctor', '--fix', '--json');
  expect({ code: fix.code, stderr: fix.stderr }).toEqual({ code: 0, stderr: '' });
  expect(toldBy(fix).filter(({ fixable, fixed }) => fixable && fixed !== true)).toEqual([]);
  expect(await readFile(join(aws, 'config'))).toEqual(config);
  expect((await readFile(join(aws, 'credentials'), 'utf8')).trimEnd()).toBe(own.trimEnd());
  expect(await Promise.all([modeOf(), modeOf('credentials')])).toEqual(['700', '600']);
  expect(await Promise.all([modeOf('sso', 'cache'), modeOf('cli', 'cache')])).toEqual(['700', '700']);
  expect(await modeOf('..', '.config', 'daypass', 'keychain.json')).toBe('600');
  for (const name of await readdir(cache)) expect(await modeOf('sso', 'cache', name)).toBe('600');
  expect([await readdir(join(aws, 'cli', 'cache')), await readdir(aws)]).toEqual([
    [],
    expect.not.arrayContaining(['.config.1.daypass-new']),
  ]);

  for (const profile of ['here', 'run']) {
    expect(await callerIdentityWithAws(profile, { home, proxy })).toMatchObject({ Account: accountId });
  }
  const after = await daypass('doctor');
  expect({ code: after.code, stderr: after.stderr }).toEqual({ code: 0, stderr: '' });
  expect(after.stdout).toMatch(/^\[ok\] +endpoints +AWS answers: /m);
  for (const { value } of center.secrets()) {
    for (const run of [before, fix, after]) expect(run.stdout + run.stderr).not.toContain(value);
  }
  expect(before.stdout + fix.stdout + after.stdout).not.toMatch(/hush|AKIAMINE|ASIAENDED/);
});

test('what the AWS CLI can’t read is told of with its line, and a person corrects it', async () => {
  const config = await readFile(join(aws, 'config'), 'utf8');
  await writeFile(join(aws, 'config'), `${config}this is not a setting\n`, { mode: 0o600 });
  expect((await runAws(['configure', 'list'], { home, proxy })).code).not.toBe(0);
  const run = await daypass('doctor', '--fix');
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/\[problem\] +files +The AWS CLI can't read ~\/\.aws\/config\.\n +Line 4: /);
  expect(await readFile(join(aws, 'config'), 'utf8')).toBe(`${config}this is not a setting\n`);
});

test('an empty home without a network or a desktop is no problem, and stays empty', async () => {
  await rm(aws, { recursive: true });
  const run = await runDaypass(['doctor'], { home });
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 0, stderr: '' });
  expect(run.stdout).not.toContain('[problem]');
  expect(await readdir(home)).toEqual([]);
});

test('what can’t be mended is 6, and says why', async () => {
  const left = join(cache, 'x.daypass-working');
  await writeFile(left, 'half', { mode: 0o600 });
  await utimes(left, longAgo, longAgo);
  await chmod(cache, 0o500);
  const run = await daypass('doctor', '--fix', '--json');
  await chmod(cache, 0o700);
  expect({ code: run.code, stderr: run.stderr }).toEqual({
    code: 6,
    stderr: 'daypass: 1 thing could not be mended. What is above says why.\n',
  });
  expect(toldBy(run).filter(({ fixed }) => fixed === false)).toMatchObject([
    { check: 'leftovers', why: expect.stringContaining('x.daypass-working could not be changed.') },
  ]);
});

test('where nobody answers, on the net or on the bus, it comes back within six seconds, and only the net is 5', async () => {
  await signIn();
  const deaf = createServer(() => undefined);
  await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void deaf.close());
  const address = deaf.address();
  if (address === null || typeof address === 'string') return expect.fail('It listens nowhere.');
  const env = {
    HTTPS_PROXY: `http://ana:hunter2@127.0.0.1:${address.port}`,
    DBUS_SESSION_BUS_ADDRESS: `tcp:host=127.0.0.1,port=${address.port}`,
  };
  const run = await runDaypass(['doctor', '--fix'], { home, env });
  expect(run.code).toBe(5);
  expect(run.stdout).toMatch(/portal\.sso\.us-east-1\.amazonaws\.com .*does not answer\./);
  expect(run.stdout + run.stderr).not.toContain('hunter2');
  expect(run.ms).toBeLessThan(6500);
});

test('a certificate that nobody vouches for is named', async () => {
  await signIn();
  const { HTTPS_PROXY = '' } = proxy.env();
  const run = await runDaypass(['doctor', '--fix'], { home, env: { HTTPS_PROXY } });
  expect(run.code).toBe(5);
  expect(run.stdout).toMatch(/TLS certificate of oidc\.us-east-1\.amazonaws\.com .*not trusted.*AWS_CA_BUNDLE/);
});

test('on a bus, what the desktop has and what it lacks', async () => {
  const bus = await privateBus();
  onTestFinished(() => bus.stop());
  const tray = await busService(bus.address, 'org.kde.StatusNotifierWatcher', () => undefined);
  const keychain = await busService(bus.address, 'org.freedesktop.secrets', () => undefined);
  const run = await runDaypass(['doctor', '--json'], { home, env: { DBUS_SESSION_BUS_ADDRESS: bus.address } });
  await Promise.all([tray.stop(), keychain.stop()]);
  const statusOf = (check: string) => toldBy(run).find((one) => one.check === check)?.status;
  expect(['tray', 'notifications', 'keychain'].map(statusOf)).toEqual(['ok', 'note', 'ok']);
});
