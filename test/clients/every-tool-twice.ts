import { setTimeout as sleep } from 'node:timers/promises';
import { type CallerIdentity, type ClientOptions, callerIdentityWithAws } from './aws.ts';
import { callerIdentitiesWithBoto3 } from './boto3-twice.ts';
import { callerIdentitiesWithSdk } from './sdk.ts';

/**
 * Who each AWS tool is with this `process` profile, before credentials that last so many seconds have ended and after. Rejects with what a
 * tool printed when it failed.
 */
export async function identitiesOfEveryTool(
  profile: string,
  seconds: number,
  options: ClientOptions,
): Promise<Readonly<Record<string, readonly CallerIdentity[]>>> {
  const [aws, boto3, fromIni, fromProcess] = await Promise.all([
    twice(() => callerIdentityWithAws(profile, options), seconds),
    callerIdentitiesWithBoto3(profile, options),
    callerIdentitiesWithSdk('fromIni', profile, options),
    callerIdentitiesWithSdk('fromProcess', profile, options),
  ]);
  return { aws, boto3, fromIni, fromProcess };
}

async function twice<T>(work: () => Promise<T>, seconds: number): Promise<T[]> {
  const first = await work();
  await sleep(seconds * 1000 + 100);
  return [first, await work()];
}
