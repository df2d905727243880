import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, readFile, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseAwsFile } from '../../main/domain/aws-file/parse.ts';
import { keysFingerprint } from '../../main/domain/keys-fingerprint.ts';
import { tokenFileName } from '../../main/domain/token-file-name.ts';
import { removeFolder } from '../remove-folder.ts';
import { type Botocore, startBotocore } from '../unit/aws-file/botocore.ts';
import { buildDriver } from './build-driver.ts';

let home: string;
let driver: string;
let botocore: Botocore;
let running: ChildProcess | undefined;

beforeEach(async () => {
  mine = asBegun();
  home = await mkdtemp(join(tmpdir(), 'daypass-keys-'));
  driver = await buildDriver('keys-driver', join(home, 'driver'));
  await mkdir(join(home, '.aws'), { mode: 0o700 });
  botocore = startBotocore();
});
afterEach(async () => {
  running?.kill('SIGKILL');
  botocore?.stop();
  await removeFolder(home);
});

const rounds = 300;
const startUrl = 'https://acme.awsapps.com/start';
const names = ['config', 'credentials'] as const;
const aws = (name: string) => join(home, '.aws', name);
const textOf = (path: string) => readFile(path, 'utf8').catch(() => '');
const linesOf = (text: string) => text.split(/(?<=\n)/);

const sections = ['s0', 's1']
  .map((id) => `[sso-session ${id}]\nsso_start_url=${startUrl}\nsso_region=eu-west-1\n`)
  .join('');

/** What a person wrote, line by line, in the order of the file. */
const asBegun = (): Record<(typeof names)[number], string[]> => ({
  config: linesOf(`# mine\n[profile mine]\r\nregion=eu-west-1\n\t# kept\n${sections}`),
  credentials: linesOf('; mine\n[mine]\naws_access_key_id = AKIAMINE\r\naws_secret_access_key=mine\n'),
});
let mine = asBegun();
const madeLines = [
  /^\[(profile )?made-\d\]$/,
  /^aws_(access_key_id|secret_access_key|session_token) = (ASIA|secret|token)/,
  /^sso_(session = s\d|account_id = 001234567890|role_name = ReadOnlyAccess)$/,
  /^credential_process = .*helper/,
  /^region = eu-west-1$/,
  /^$/,
];
const isMade = (line: string) => madeLines.some((one) => one.test(line.trimEnd()));

/** A setting for each kind of credentials. */
const kinds = ['aws_access_key_id', 'sso_session', 'credential_process'];

/**
 * Whoever reads the files at this moment finds them whole, with all that is the person's, one kind of credentials in each profile, and no
 * keys that nobody remembers.
 */
async function expectSound(): Promise<void> {
  const { profiles = [] } = JSON.parse((await textOf(join(home, 'daypass', 'written-profiles.json'))) || '{}');
  const known = new Set(profiles.map((one: { keys: string }) => one.keys));
  const held: string[] = [];
  for (const name of names) {
    const text = await textOf(aws(name));
    expect(linesOf(text).filter((line) => !isMade(line))).toEqual(mine[name]);
    for (const { header, settings } of parseAwsFile(text).sections) {
      const profile = /made-\d/.exec(header)?.[0];
      if (profile !== undefined) held.push(...kinds.filter((kind) => settings.has(kind)).map(() => profile));
    }
    for (const content of [text, await textOf(aws(`${name}.daypass-backup`))]) {
      const { sections, flaws } = parseAwsFile(content);
      expect(flaws).toEqual([]);
      expect((await botocore.read(content)).error).toBeUndefined();
      const made = sections.filter(({ settings }) => settings.get('aws_access_key_id')?.startsWith('ASIA'));
      expect(made.filter(({ settings }) => !known.has(keysFingerprint(settings)))).toEqual([]);
    }
  }
  expect(held).toEqual([...new Set(held)]);
}

/** The person goes on writing in the meantime, in sections of their own and at the end of others. */
async function writeMore(count: number): Promise<void> {
  for (const name of names) {
    const more = count % 3 === 0 ? `# note ${count}\n` : `[own-${count}]\nregion=r${count}\r\n`;
    await appendFile(aws(name), more);
    mine[name].push(...linesOf(more));
    // As if that was a while ago: what was written just now may still be being written.
    const before = new Date(Date.now() - 60_000);
    await utimes(aws(name), before, before);
  }
}

function start(how = '') {
  const child = spawn(process.execPath, [driver, home, how], { stdio: ['ignore', 'pipe', 'inherit'] });
  running = child;
  const done: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => done.push(...text.trim().split('\n')));
  return {
    child,
    done,
    /** Until so much is done, the cleaning at the start being the first; a driver that ended by itself is an error. */
    async reaches(count: number): Promise<void> {
      const ended = once(child, 'exit').then(() => Promise.reject(new Error('The driver has ended.')));
      while (done.length < count) await Promise.race([once(child.stdout, 'data'), ended]);
      ended.catch(() => undefined);
    },
  };
}

test(`killed at random moments of ${rounds} exports, renewals, changes, undoings and removals, the AWS files are whole, and the next start cleans up`, {
  timeout: 180_000,
}, async () => {
  for (const name of names) await writeFile(aws(name), mine[name].join(''));
  const token = { startUrl, region: 'eu-west-1', accessToken: 'token', expiresAt: '2100-01-01T00:00:00Z' };
  await mkdir(aws(join('sso', 'cache')), { recursive: true });
  for (const id of ['s0', 's1']) {
    await writeFile(aws(join('sso', 'cache', tokenFileName(id))), JSON.stringify(token));
  }
  const done: string[] = [];
  let kills = 0;
  for (; done.length < rounds; kills += 1) {
    const run = start();
    const ended = once(run.child, 'close');
    await run.reaches(1 + Math.floor(Math.random() * 20));
    await sleep(Math.random() * 60);
    run.child.kill('SIGKILL');
    expect((await ended)[1]).toBe('SIGKILL');
    done.push(...run.done.slice(1));
    await expectSound();
    await writeMore(kills);
    await expectSound();
  }
  expect(kills).toBeGreaterThan(10);
  expect(new Set(done)).toEqual(new Set(['export', 'renew', 'change', 'undo', 'remove', 'sign-out']));

  const last = start('signed-out');
  expect(await once(last.child, 'close')).toEqual([0, null]);
  await expectSound();
  for (const name of names) expect(parseAwsFile(await textOf(aws(name))).sections.filter(isOurs)).toEqual([]);
  expect((await readdir(join(home, '.aws'))).filter((name) => /new$|lock/.test(name))).toEqual([]);
  expect(await readdir(join(home, 'daypass'))).toEqual(['written-profiles.json']);
  expect(JSON.parse(await textOf(join(home, 'daypass', 'written-profiles.json')))).toMatchObject({ profiles: [] });
});

const isOurs = ({ settings }: { settings: ReadonlyMap<string, string> }) =>
  settings.get('aws_access_key_id')?.startsWith('ASIA') ?? false;
