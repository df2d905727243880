import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Desktop } from '../desktop/desktop.ts';
import { eventually } from '../desktop/eventually.ts';
import { end } from '../desktop/processes.ts';
import { startIdentityCenter } from '../identity-center/identity-center.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { startProxy } from '../identity-center/proxy.ts';
import { removeFolder } from '../remove-folder.ts';
import { heading, inTurn, row } from './statistics.ts';
import { timed } from './timed.ts';

const accountId = '001234567890';
const role = 'ReadOnlyAccess';
const startUrl = 'https://acme.awsapps.com/start';
const access = ['--account', accountId, '--role', role];
const asking = ['credential-process', '--session', 'acme', ...access];
const config = `[sso-session acme]
sso_start_url = ${startUrl}
sso_region = us-east-1
sso_registration_scopes = sso:account:access

[profile sso]
sso_session = acme
sso_account_id = ${accountId}
sso_role_name = ${role}
region = us-east-1
`;

type Place = Readonly<{ desktop: Desktop; daypass: string; runs: number }>;

/**
 * What AWS tools wait for when a `process` profile is asked: through the socket of the running app and through the executable, each beside
 * the AWS CLI for the same session in the same state. Both go to AWS by the same way.
 */
export async function benchProcessProfile({ desktop, daypass, runs }: Place, print: (line: string) => void) {
  const accounts = [{ accountId, accountName: 'Production', roles: [role] }];
  const center = await startIdentityCenter({ accounts, startUrls: [startUrl] });
  const proxy = await startProxy(center);
  const home = await mkdtemp(join(tmpdir(), 'daypass-bench-profile-'));
  const data = join(home, '.config', 'daypass');
  const env = { ...withoutAws(desktop.env), HOME: home, XDG_CONFIG_HOME: undefined, ...proxy.env() };
  try {
    await mkdir(join(home, '.aws'), { mode: 0o700 });
    await writeFile(join(home, '.aws', 'config'), config);
    await plantToken(join(home, '.aws', 'sso', 'cache'), center.grantToken('refreshable', startUrl), 'acme');
    await timed(daypass, ['export', ...access, '--profile', 'made', '--as', 'process'], env);
    const script = join(home, '.local', 'share', 'daypass', 'bin', 'daypass');

    const ours = () => untilPrinted(script, asking, env);
    const theirs = () => untilPrinted('/usr/bin/aws', ['configure', 'export-credentials', '--profile', 'sso'], env);
    const without = (folder: string, work: () => Promise<number>) => async () => {
      await removeFolder(folder);
      return work();
    };
    const cold = await inTurn(
      runs,
      without(join(data, 'credentials'), ours),
      without(join(home, '.aws', 'cli', 'cache'), theirs),
    );
    const warm = await inTurn(runs, ours, theirs);

    const app = desktop.processes.start(daypass, ['--hidden'], env);
    await eventually('an answer of the app', () => isAnswered(script, env), 20_000);
    const running = await inTurn(runs, ours, theirs);
    if (!(await isAnswered(script, env))) throw new Error('The app does not answer any more.');
    await end(app);

    print(heading('AWS CLI'));
    print(row('process profile, socket (goal 0.05)', 'ms', running));
    print(row('process profile, executable warm (goal 0.40)', 'ms', warm));
    print(row('process profile, executable cold (goal 0.60)', 'ms', cold));
  } finally {
    await proxy.stop();
    await center.stop();
    await removeFolder(home);
  }
}

/** The desktop itself may lead to another organisation. */
const withoutAws = (env: Desktop['env']): Desktop['env'] =>
  Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_')));

/** True when the app answers: the program that the script would start else is not there in this one. */
async function isAnswered(script: string, env: Desktop['env']): Promise<boolean> {
  const without = `${script}-of-the-app`;
  await writeFile(without, (await readFile(script, 'utf8')).replace(/^program=.*$/m, 'program=/bin/false'), {
    mode: 0o755,
  });
  return untilPrinted(without, asking, env).then(
    () => true,
    () => false,
  );
}

/** Milliseconds until a program that prints credentials has ended. */
async function untilPrinted(command: string, args: readonly string[], env: Desktop['env']): Promise<number> {
  const { ms, stdout } = await timed(command, args, env);
  JSON.parse(stdout);
  return ms;
}
