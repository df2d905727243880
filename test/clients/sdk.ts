import type { CallerIdentity, ClientOptions } from './aws.ts';
import { runProgram } from './daypass.ts';

/** How the AWS SDK for JavaScript is told to take a profile's credentials. */
export type SdkProvider = 'fromIni' | 'fromProcess' | 'fromSSO';

/**
 * Calls GetCallerIdentity with one client, waits until the credentials that it used have ended, and calls again. Prints who it was, and
 * with which key, as JSON.
 */
const callTwice = `
import * as providers from '@aws-sdk/credential-providers';
import { STS } from '@aws-sdk/client-sts';
import { setTimeout as sleep } from 'node:timers/promises';
const [provider, profile] = process.argv.slice(1);
const used = [];
const credentials = async () => {
  const given = await providers[provider]({ profile })();
  used.push(given);
  return given;
};
const sts = new STS({ region: 'us-east-1', credentials });
const answers = [];
for (let call = 0; call < 2; call++) {
  const { UserId, Account, Arn } = await sts.getCallerIdentity({});
  const { accessKeyId, expiration } = used.at(-1);
  answers.push({ UserId, Account, Arn, accessKeyId });
  if (call === 0) await sleep(expiration.getTime() - Date.now() + 100);
}
console.log(JSON.stringify(answers));
`;

/** Who the AWS SDK for JavaScript is with this profile, before the first credentials have ended and after. Rejects with what it printed. */
export async function callerIdentitiesWithSdk(
  provider: SdkProvider,
  profile: string,
  { home, env = {} }: Pick<ClientOptions, 'home' | 'env'>,
): Promise<readonly (CallerIdentity & Readonly<{ accessKeyId: string }>)[]> {
  const args = ['--input-type=module', '--eval', callTwice, provider, profile];
  const { code, stdout, stderr } = await runProgram(process.execPath, args, { home, env });
  if (code !== 0) throw new Error(`The SDK ended with ${code}: ${stderr.trim()}`);
  return JSON.parse(stdout);
}
