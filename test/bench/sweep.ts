import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type IdentityCenter, startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { removeFolder } from '../remove-folder.ts';
import { heading, row } from './statistics.ts';
import { timed } from './timed.ts';

const role = 'ReadOnlyAccess';
const limit = 20;

/** What scripts with boto3 do: list the accounts, list the roles of each, get the credentials of each, one after the other. */
const loop = `
import os, sys, boto3
sso = boto3.client('sso', region_name='us-east-1', endpoint_url=sys.argv[1])
token, role, found = os.environ['TOKEN'], sys.argv[2], 0
for page in sso.get_paginator('list_accounts').paginate(accessToken=token):
    for account in page['accountList']:
        of = {'accessToken': token, 'accountId': account['accountId']}
        roles = [each['roleName'] for page in sso.get_paginator('list_account_roles').paginate(**of) for each in page['roleList']]
        if role in roles:
            found += 'sessionToken' in sso.get_role_credentials(roleName=role, **of)['roleCredentials']
print(found)
`;

/** Gets the credentials of one role in so many accounts that are 80 ms away: with the verb beside that loop, then behind a limit. */
export async function benchSweep(daypass: string, accounts: number, print: (line: string) => void): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'daypass-bench-sweep-'));
  const center = await startIdentityCenter({ accounts, roles: 2, latencyMs: 80 });
  try {
    const { accessToken } = await signedIn(home, center);
    const env = { PATH: '/usr/bin:/bin', HOME: home, ...center.env() };
    const sweep = async () => {
      const output = join(home, 'keys.json');
      const { ms } = await timed(daypass, ['credentials', '--all', '--role', role, '--output', output], env);
      const all: { roles: Record<string, { accessKeyId?: string }> }[] = JSON.parse(await readFile(output, 'utf8'));
      assertAll(accounts, all.filter(({ roles }) => roles[role]?.accessKeyId !== undefined).length);
      return ms;
    };
    const boto3 = async () => {
      const { ms, stdout } = await timed('/usr/bin/python3', ['-c', loop, center.url, role], {
        ...env,
        TOKEN: accessToken,
      });
      assertAll(accounts, Number(stdout));
      return ms;
    };
    print(heading('boto3 loop'));
    print(
      row(`credentials --all, ${accounts} accounts at 80 ms`, 'ms', { ours: [await sweep()], theirs: [await boto3()] }),
    );

    center.change({ portalRequestsPerSecond: limit });
    center.log.clear();
    await sweep();
    const { calls } = center.log;
    const seconds = ((calls.at(-1)?.at ?? 0) - (calls[0]?.at ?? 0)) / 1000;
    const rate = calls.filter(({ status }) => status === 200).length / seconds;
    print(`Behind a limit of ${limit} requests a second: none lost, ${rate.toFixed(1)} answers a second.`);
  } finally {
    await center.stop();
    await removeFolder(home);
  }
}

async function signedIn(home: string, center: IdentityCenter) {
  await mkdir(join(home, '.aws'), { mode: 0o700 });
  const session = `[sso-session acme]\nsso_start_url = ${center.startUrl}\nsso_region = ${center.region}\n`;
  await writeFile(join(home, '.aws', 'config'), session);
  const token = center.grantToken();
  await plantToken(join(home, '.aws', 'sso', 'cache'), token, 'acme');
  return token;
}

function assertAll(accounts: number, count: number): void {
  if (count !== accounts) throw new Error(`Credentials of ${count} accounts instead of ${accounts}.`);
}
