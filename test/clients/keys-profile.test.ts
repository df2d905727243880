import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { eventually } from '../desktop/eventually.ts';
import { type RunningApp, runApp } from '../desktop/running-app.ts';
import { plantToken } from '../identity-center/plant-token.ts';
import { callerIdentityWithAws, callerIdentityWithBoto3 } from './aws.ts';
import { runDaypass, runProgram } from './daypass.ts';
import { access, accountId, center, proxy, role, startUrl } from './verbs-surroundings.ts';

let running: RunningApp | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

const mine = '# mine\n[mine]\nregion = eu-west-1\n';
const whoAmI = `
import { fromIni } from '@aws-sdk/credential-providers';
import { STS } from '@aws-sdk/client-sts';
const sts = new STS({ region: 'us-east-1', credentials: fromIni({ profile: process.argv[1] }) });
const { Account, Arn } = await sts.getCallerIdentity({});
console.log(JSON.stringify({ Account, Arn }));
`;

test('while Daypass runs, a keys profile works before and after the end of its first keys, and is gone after the sign-out', async () => {
  const app = await runApp({
    async prepare({ home }) {
      const folder = join(home, '.aws');
      await mkdir(folder, { mode: 0o700 });
      await writeFile(
        join(folder, 'config'),
        `[sso-session acme]\nsso_start_url = ${startUrl}\nsso_region = us-east-1\n`,
      );
      await writeFile(join(folder, 'credentials'), mine);
      await plantToken(join(folder, 'sso', 'cache'), center.grantToken('refreshable', startUrl), 'acme');
      return center.env();
    },
  });
  running = app;
  const { home } = app.desktop;
  const env = { ...center.env(), DAYPASS_HOME: app.dataFolder };
  const credentials = () => readFile(join(home, '.aws', 'credentials'), 'utf8');
  const key = async () => /aws_access_key_id = (\S+)/.exec(await credentials())?.[1];

  const me = { Account: accountId, Arn: expect.stringContaining(role) };

  async function expectWorking(): Promise<void> {
    const answers = await Promise.all([
      callerIdentityWithAws('tool', { home, proxy }),
      callerIdentityWithBoto3('tool', { home, proxy }),
      runProgram(process.execPath, ['--input-type=module', '--eval', whoAmI, 'tool'], { home, env }).then(
        ({ stdout, stderr }) => (stdout === '' ? stderr : JSON.parse(stdout)),
      ),
    ]);
    expect(answers).toMatchObject([me, me, me]);
  }

  // By another process, as a person might in a terminal.
  const seconds = 5;
  center.change({ credentialsSeconds: seconds });
  const exporting = ['export', ...access, '--profile', 'tool', '--as', 'keys'];
  expect(await runDaypass(exporting, { home, env })).toMatchObject({ code: 0 });
  const [first, ends] = [await key(), Date.now() + seconds * 1000];
  center.change({ credentialsSeconds: 3600 });
  expect(await callerIdentityWithBoto3('tool', { home, proxy })).toMatchObject(me);

  await eventually('new keys', async () => (await key()) !== first, seconds * 1000);
  expect(Date.now()).toBeLessThan(ends);
  await eventually('the end of the first keys', () => Date.now() > ends, seconds * 1000);
  await expectWorking();
  expect(center.log.count('GetRoleCredentials')).toBe(2);
  expect(await readFile(join(app.dataFolder, 'activity.jsonl'), 'utf8')).toMatch(/"use":"renewal"[^\n]*"tool"/);

  expect(await runDaypass(['sign-out'], { home, env })).toMatchObject({ code: 0 });
  expect(await credentials()).toBe(mine);
});
