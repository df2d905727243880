import { spawn } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import type { AwsProxy } from '../identity-center/proxy.ts';

export type RefreshersOptions = Readonly<{
  home: string;
  /** A profile that names the session. */
  profile: string;
  session: string;
  /** The built refresh driver. */
  driver: string;
  center: IdentityCenter;
  proxy: AwsProxy;
}>;

export type Refreshers = Readonly<{
  /** What AWS knows each by: a part of its user agent. */
  names: readonly string[];
  /** Lets each finish what it does, and no more. Gives what each printed, by its name. */
  stop(): Promise<Readonly<Record<string, string>>>;
}>;

const root = fileURLToPath(new URL('../..', import.meta.url));

/** botocore remembers for a minute that it has refreshed; a new session does not. */
const botocore = `
import os, sys, time, random
import botocore.session
from botocore.tokens import SSOTokenProvider
while not os.path.exists(sys.argv[2]):
    try:
        SSOTokenProvider(botocore.session.Session(profile=sys.argv[1])).load_token().get_frozen_token()
    except Exception as error:
        print(type(error).__name__, str(error)[:200], flush=True)
    time.sleep(random.random() * 0.4)
`;

/** The SDK remembers for half a minute, as long as its module is loaded. */
const sdk = `
import { fromSso } from '@aws-sdk/token-providers';
await fromSso({ profile: process.argv[1] })().catch((error) => console.log(error.name, error.message));
`;

/** Starts Daypass twice, botocore twice, the AWS CLI and the SDK: all of them refresh one session, again and again. */
export function startRefreshers(options: RefreshersOptions): Refreshers {
  const { home, profile, session, driver, center, proxy } = options;
  const stop = join(home, 'stop');
  let stopped = false;

  function run(name: string, command: string, args: readonly string[]): Promise<string> {
    const env = name.startsWith('botocore') || name.startsWith('aws') ? proxy.env() : center.env();
    const child = spawn(command, args, {
      cwd: root,
      env: {
        PATH: '/usr/local/bin:/usr/bin:/bin',
        LANG: 'C.UTF-8',
        HOME: home,
        AWS_EC2_METADATA_DISABLED: 'true',
        AWS_PAGER: '',
        // Goes into the user agent of every SDK of AWS.
        AWS_EXECUTION_ENV: name,
        NODE_NO_WARNINGS: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    return new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve(said));
    });
  }

  async function again(name: string, command: string, args: readonly string[]): Promise<string> {
    let said = '';
    while (!stopped) said += await run(name, command, args);
    return said;
  }

  const python = ['-c', botocore, profile, stop];
  const running: Readonly<Record<string, Promise<string>>> = {
    'daypass-1': run('daypass-1', process.execPath, [driver, session, stop, 'daypass-1']),
    'daypass-2': run('daypass-2', process.execPath, [driver, session, stop, 'daypass-2']),
    'botocore-1': run('botocore-1', '/usr/bin/python3', python),
    'botocore-2': run('botocore-2', '/usr/bin/python3', python),
    // These refresh once in a process, so each is started anew whenever it has ended.
    aws: again('aws', '/usr/bin/aws', ['sts', 'get-caller-identity', '--profile', profile]),
    sdk: again('sdk', process.execPath, ['--input-type=module', '-e', sdk, profile]),
  };
  return {
    names: Object.keys(running),
    async stop() {
      stopped = true;
      await writeFile(stop, '');
      const said = Object.entries(running).map(async ([name, ended]) => [name, await ended] as const);
      return Object.fromEntries(await Promise.all(said));
    },
  };
}
