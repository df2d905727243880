import { execFileSync } from 'node:child_process';
import { appendFile, chmod, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { awsHome } from './aws-home.ts';

const now = Date.UTC(2026, 10, 21, 12);
const acmeEnd = Date.parse('2026-11-21T17:32:18Z');
const legacyEnd = Date.parse('2026-11-21T17:32:19Z');
const two = [
  { name: 'acme', form: 'sso-session', startUrl: 'https://acme.awsapps.com/start', token: { expiresAt: acmeEnd } },
  { name: 'legacy', form: 'legacy', startUrl: 'https://legacy.awsapps.com/start', token: { expiresAt: legacyEnd } },
];

test('what the AWS CLI 2.9.19 wrote is exactly two sessions, with nothing left out', async () => {
  const { ports } = await awsHome(now);
  const found = await findSessions(ports).find();
  expect(found.sessions).toHaveLength(2);
  expect(found.sessions).toMatchObject(two);
  expect(found.skipped).toEqual([]);
  expect(found.problem).toBeUndefined();
});

test('beside foreign, cut and overwritten files the right sessions are found, and it is said what was left out', async () => {
  const { ports, addToken, configFile, cacheFolder } = await awsHome(now);
  const token = { accessToken: 'aoa', region: 'us-east-1', expiresAt: '2026-11-21T18:00:00Z' };
  await addToken('kiro-auth-token.json', { ...token, refreshToken: 'aor', provider: 'Google', authMethod: 'social' });
  await addToken('cut.json', '{"startUrl": "https://acme.awsapps.com/start", "accessToken": "aoa');
  const acme = join(cacheFolder, tokenFileName('acme'));
  await writeFile(acme, `${await readFile(acme, 'utf8')}"}"}`);
  await appendFile(
    configFile,
    '\n[sso-session beta]\nsso_start_url = https://beta.awsapps.com/start\nsso_region = us-east-1\n',
  );
  const startUrl = 'https://beta.awsapps.com/start';
  await addToken(tokenFileName('beta'), { ...token, startUrl, expiresAt: '2026-11-21T18:00:00UTC' });

  const { sessions, skipped } = await findSessions(ports).find();
  expect(sessions).toHaveLength(3);
  expect(sessions).toMatchObject([...two, { name: 'beta', token: { expiresAt: Date.parse('2026-11-21T18:00:00Z') } }]);
  expect(skipped.map(({ file }) => file).sort()).toEqual([tokenFileName('acme'), 'cut.json', 'kiro-auth-token.json']);
});

describe('strange things in the token cache', () => {
  test('folders, pipes, huge files and broken links are left out and keep nobody waiting', async () => {
    const { ports, addToken, cacheFolder } = await awsHome(now);
    await mkdir(join(cacheFolder, 'folder.json'));
    execFileSync('mkfifo', [join(cacheFolder, 'pipe.json')]);
    await addToken('huge.json', `{"accessToken":"${'x'.repeat(1024 * 1024)}"}`);
    await symlink('nowhere', join(cacheFolder, 'broken-link.json'));
    await symlink('loop.json', join(cacheFolder, 'loop.json'));
    await addToken('empty.json', '');
    await addToken('notes.txt', 'hello');
    const { sessions, skipped } = await findSessions(ports).find();
    expect(sessions).toMatchObject(two);
    expect(skipped.map(({ file }) => file).sort()).toEqual([
      'empty.json',
      'folder.json',
      'huge.json',
      'loop.json',
      'pipe.json',
    ]);
  });

  test('a link to a token file is read', async () => {
    const { ports, cacheFolder, home } = await awsHome(now);
    const file = join(cacheFolder, tokenFileName('acme'));
    await writeFile(join(home, 'elsewhere'), await readFile(file));
    await rm(file);
    await symlink(join(home, 'elsewhere'), file);
    expect((await findSessions(ports).find()).sessions).toMatchObject(two);
  });

  test('no cache at all is nobody signed in', async () => {
    const { ports, cacheFolder } = await awsHome(now);
    await rm(cacheFolder, { recursive: true });
    const found = await findSessions(ports).find();
    expect(found.sessions.map(({ name, token }) => [name, token])).toEqual([
      ['acme', undefined],
      ['legacy', undefined],
    ]);
    expect(found.problem).toBeUndefined();
  });

  test.skipIf(process.getuid?.() === 0)('a file that may not be read is left out', async () => {
    const { ports, cacheFolder } = await awsHome(now);
    await chmod(join(cacheFolder, tokenFileName('acme')), 0);
    expect((await findSessions(ports).find()).skipped).toEqual([
      { file: tokenFileName('acme'), reason: 'You have no permission to read it.' },
    ]);
  });
});

test('a file that is being written is read again until it is whole', async () => {
  const { ports, cacheFolder } = await awsHome(now);
  const path = join(cacheFolder, tokenFileName('acme'));
  const whole = await readFile(path, 'utf8');
  await writeFile(path, whole.slice(0, 100));
  let sleeps = 0;
  const sleep = async () => {
    sleeps++;
    if (sleeps === 2) await writeFile(path, whole);
  };
  const found = await findSessions({ ...ports, clock: { now: () => Date.now(), sleep } }).find();
  expect(sleeps).toBe(2);
  expect(found.skipped).toEqual([]);
  expect(found.sessions[0]?.token?.expiresAt).toBe(acmeEnd);
});

describe('the config file', () => {
  test('missing: the tokens are sessions all the same', async () => {
    const { ports } = await awsHome(now);
    const found = await findSessions({ ...ports, config: { ...ports.config, read: async () => undefined } }).find();
    expect(found.sessions.map(({ name, form, id }) => [name, form, id])).toEqual([
      ['acme', 'cached', `./${tokenFileName('acme')}`],
      ['legacy', 'cached', 'https://legacy.awsapps.com/start'],
    ]);
    expect(found.problem).toBeUndefined();
  });

  test('with a line that the AWS CLI refuses: the sessions are found, and the line is named', async () => {
    const { ports, configFile } = await awsHome(now);
    await appendFile(configFile, '\nthis is no setting\n');
    const { sessions, problem } = await findSessions(ports).find();
    expect(sessions).toMatchObject(two);
    expect(problem).toMatchObject({ kind: 'file', why: expect.stringMatching(/^Line \d+: /) });
  });

  test('that cannot be read is a problem, and the tokens are sessions all the same', async () => {
    const { ports } = await awsHome(now);
    const read = () => Promise.reject(new Problem('file', { what: 'It could not be read.', why: 'no permission' }));
    const found = await findSessions({ ...ports, config: { ...ports.config, read } }).find();
    expect(found.sessions).toHaveLength(2);
    expect(found.problem).toMatchObject({ why: 'no permission' });
  });

  test('with sections that name no usable session says which and why', async () => {
    const { ports, configFile } = await awsHome(now);
    await appendFile(
      configFile,
      [
        '',
        '[profile lost]',
        'sso_session = gone',
        '[sso-session half]',
        'sso_start_url = https://half.awsapps.com/start',
        '[profile odd]',
        'sso_start_url = nowhere',
        'sso_region = us-east-1',
        '[profile comment]',
        'sso_start_url = https://c.awsapps.com/start',
        'sso_region = us-east-1 # home',
        '',
      ].join('\n'),
    );
    const { sessions, skipped } = await findSessions(ports).find();
    expect(sessions).toHaveLength(2);
    expect(skipped.map(({ file, reason }) => [file, reason.replace(/^Line \d+: /, '')])).toEqual([
      ['~/.aws/config', 'the profile "lost" uses the sso-session "gone", which is not there.'],
      ['~/.aws/config', 'the sso-session "half" has no sso_region.'],
      ['~/.aws/config', 'the profile "odd" has an sso_start_url that is not a web address.'],
      ['~/.aws/config', 'the profile "comment" has an sso_region that is not the name of a region.'],
    ]);
  });
});

describe('a token source', () => {
  test('gives the newest token at every call, and none after sign-out', async () => {
    const { ports, cacheFolder, addToken } = await awsHome(now);
    const { tokens: tokenOf } = findSessions(ports);
    expect((await tokenOf('acme'))?.expiresAt).toBe(acmeEnd);

    const path = join(cacheFolder, tokenFileName('acme'));
    const record = JSON.parse(await readFile(path, 'utf8'));
    await addToken(tokenFileName('acme'), { ...record, accessToken: 'newer', expiresAt: '2026-11-21T20:00:00Z' });
    expect((await tokenOf('acme'))?.accessToken.reveal()).toBe('newer');

    await rm(path);
    expect(await tokenOf('acme')).toBeUndefined();
    expect(await tokenOf('unheard-of')).toBeUndefined();
  });

  test('parses only what changed since the sessions were found', async () => {
    const { ports } = await awsHome(now);
    const answers: string[] = [];
    const read: typeof ports.cache.read = async (file, version) => {
      const answer = await ports.cache.read(file, version);
      answers.push(answer.kind);
      return answer;
    };
    const { find, tokens } = findSessions({ ...ports, cache: { ...ports.cache, read } });
    await find();
    await tokens('acme');
    expect(answers).toEqual([...Array(4).fill('text'), ...Array(4).fill('unchanged')]);
  });

  test('shows no secret when a session is printed', async () => {
    const { ports } = await awsHome(now);
    expect(JSON.stringify(await findSessions(ports).find())).not.toMatch(/EXAMPLE/);
    expect(JSON.stringify(await findSessions(ports).tokens('acme'))).not.toMatch(
      /EXAMPLE-(access|refresh|client-secret)/,
    );
  });
});

test('many damaged files are waited for together', async () => {
  const { ports, addToken } = await awsHome(now);
  for (let at = 0; at < 60; at += 1) await addToken(`cut-${at}.json`, '{"accessToken": "aoa');
  let slept = 0;
  const sleep = async (ms: number) => {
    slept += ms;
  };
  const { skipped } = await findSessions({ ...ports, clock: { now: () => Date.now(), sleep } }).find();
  expect(skipped).toHaveLength(60);
  expect(slept).toBeLessThanOrEqual(200);
});

test('a comment behind the start URL hides no sign-in', async () => {
  const { ports, addToken, configFile } = await awsHome(now);
  const startUrl = 'https://beta.awsapps.com/start';
  await appendFile(configFile, `\n[sso-session beta]\nsso_start_url = ${startUrl} # prod\nsso_region = us-east-1\n`);
  const token = { startUrl, region: 'us-east-1', accessToken: 'aoa', expiresAt: '2026-11-21T18:00:00Z' };
  await addToken(tokenFileName('beta'), token);
  const { sessions, skipped } = await findSessions(ports).find();
  expect(sessions).toMatchObject([...two, { name: 'beta', token: { sharedWithAwsCli: true } }]);
  expect(skipped).toEqual([]);
});
