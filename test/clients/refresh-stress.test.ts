import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '../../main/adapters/clock.ts';
import { tokenStore } from '../../main/adapters/token-store.ts';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { type AwsProxy, startProxy } from '../identity-center/proxy.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const startUrl = 'https://acme.awsapps.com/start';
const config = `[sso-session acme]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile acme-ro]
sso_session = acme
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = us-east-1
`;

/** botocore remembers for a minute that it has refreshed; a new session does not. */
const python = `
import os, sys, time, random
import botocore.session
from botocore.tokens import SSOTokenProvider
while not os.path.exists(sys.argv[1]):
    try:
        SSOTokenProvider(botocore.session.Session(profile='acme-ro')).load_token().get_frozen_token()
    except Exception as error:
        print(type(error).__name__, str(error)[:200], flush=True)
    time.sleep(random.random() * 0.4)
`;

/** The SDK remembers for half a minute, so each of its processes refreshes once. */
const sdk = `
import { fromSso } from '@aws-sdk/token-providers';
await fromSso({ profile: 'acme-ro' })().catch((error) => console.log(error.name, error.message));
`;

let center: IdentityCenter;
let proxy: AwsProxy;
let home: string;
let cache: string;
let stop: string;
let driver: string;

beforeAll(async () => {
  center = await startIdentityCenter({
    startUrls: [startUrl],
    accessTokenSeconds: 5,
    refreshTokensWorkOnce: true,
    accounts: [{ accountId: '001234567890', accountName: 'Production', roles: ['ReadOnlyAccess'] }],
  });
  proxy = await startProxy(center);
  home = await mkdtemp(join(tmpdir(), 'refresh-stress-'));
  cache = join(home, '.aws', 'sso', 'cache');
  stop = join(home, 'stop');
  await mkdir(cache, { recursive: true });
  await writeFile(join(home, '.aws', 'config'), config);
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { ssr: join(root, 'test/clients/refresh-driver.ts'), outDir: join(home, 'driver'), target: 'node20' },
  });
  const [file = ''] = (await readdir(join(home, 'driver'))).filter((name) => name.startsWith('refresh-driver'));
  driver = join(home, 'driver', file);
});
afterAll(async () => {
  await proxy?.stop();
  await center?.stop();
  await rm(home, { recursive: true, force: true });
});

type Running = Readonly<{ child: ChildProcess; said(): string; ended: Promise<void> }>;

function start(command: string, args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(command, args, {
    cwd: root,
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: 'C.UTF-8',
      HOME: home,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => {
      said += text;
    });
  return { child, said: () => said, ended: new Promise((resolve) => child.once('close', () => resolve())) };
}

const kinds = [/^daypass/, /^Botocore/i, /^aws-cli/, /^aws-sdk-js/];
const refreshes = () =>
  center.log.calls.filter(({ operation, status }) => operation === 'CreateToken' && status === 200);

/** Runs the program anew whenever it has ended. */
async function again(
  command: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
  enough: () => boolean,
) {
  const said: string[] = [];
  while (!enough()) {
    const one = start(command, args, env);
    await one.ended;
    said.push(one.said());
  }
  return said;
}

test('two Daypass processes, botocore twice, the AWS CLI and the SDK refresh one session 200 times', {
  timeout: 120_000,
}, async () => {
  await rm(stop, { force: true });
  center.log.clear();
  const path = await plantToken(cache, center.grantToken('refreshable', startUrl), 'acme');
  const node = process.execPath;
  // Whether AWS served or refused them: a slow starter comes late to most refresh tokens.
  const hasAsked = (kind: RegExp) =>
    center.log.calls.some(({ operation, userAgent }) => operation === 'CreateToken' && kind.test(userAgent));
  const enough = () => refreshes().length >= 200 && kinds.every(hasAsked);
  const begun = Date.now();
  const isLate = () => Date.now() - begun > 90_000;

  const daypasses = [1, 2].map(() => start(node, [driver, 'acme', stop], center.env()));
  const pythons = [1, 2].map(() => start('/usr/bin/python3', ['-c', python, stop], proxy.env()));
  const others = [
    again(
      '/usr/bin/aws',
      ['sts', 'get-caller-identity', '--profile', 'acme-ro'],
      proxy.env(),
      () => enough() || isLate(),
    ),
    again(node, ['--input-type=module', '-e', sdk], center.env(), () => enough() || isLate()),
  ];

  // Each token has its place in the order in which they were issued: what lies in the file must never go back.
  const seen: number[] = [];
  const look = async () => {
    const json = await readFile(path, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined);
    // Cut short by a writer that does not rename: a moment later it is whole.
    if (json === undefined) return;
    const order = center.secrets().findIndex(({ value }) => value === json.accessToken);
    if (order !== seen.at(-1)) seen.push(order);
  };
  try {
    while (!enough() && !isLate()) {
      await look();
      await sleep(5);
    }
    await Promise.all(others);
  } finally {
    await writeFile(stop, '');
    await Promise.all([...daypasses, ...pythons].map(({ ended }) => ended));
  }
  await look();

  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(refreshes().length).toBeGreaterThanOrEqual(200);
  expect(kinds.filter((kind) => !hasAsked(kind))).toEqual([]);
  for (const { said } of daypasses) expect(said()).toBe('');

  // Whole, in one piece, and nothing left beside it.
  expect(JSON.parse(await readFile(path, 'utf8'))).toMatchObject({ startUrl, region: 'us-east-1' });
  expect(await readdir(cache)).toHaveLength(1);

  // And it still works: the refresh token is the one that AWS waits for.
  center.change({ accessTokenSeconds: 3600 });
  const { freshToken } = await import('../../main/services/fresh-token.ts');
  const { awsOidc } = await import('../../main/adapters/aws-oidc.ts');
  const store = tokenStore(cache);
  const fresh = freshToken({
    tokens: store.read,
    store,
    oidc: awsOidc({ env: center.env(), version: '0' }),
    clock: systemClock,
  });
  const token = await fresh.get('acme');
  const headers = { 'x-amz-sso_bearer_token': token?.accessToken.reveal() ?? '' };
  expect((await fetch(`${center.url}/assignment/accounts`, { headers })).status).toBe(200);
});
