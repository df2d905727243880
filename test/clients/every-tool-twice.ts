import { setTimeout as sleep } from 'node:timers/promises';
import { type CallerIdentity, type ClientOptions, callerIdentityWithAws } from './aws.ts';
import { callerIdentitiesWithBoto3 } from './boto3-twice.ts';
import { callerIdentitiesWithSdk, type SdkProvider } from './sdk.ts';

/**
 * Who each AWS tool is with this profile, before credentials that last so many seconds have ended and after; `provider` is what the SDK for
 * JavaScript has for just its kind. Rejects with what a tool printed when it failed.
 */
export async function identitiesOfEveryTool(
  profile: string,
  seconds: number,
  options: ClientOptions,
  provider: SdkProvider = 'fromProcess',
): Promise<Readonly<Record<string, readonly CallerIdentity[]>>> {
  const [aws, boto3, fromIni, own] = await Promise.all([
    twice(() => callerIdentityWithAws(profile, options), seconds),
    callerIdentitiesWithBoto3(profile, options),
    callerIdentitiesWithSdk('fromIni', profile, options),
    callerIdentitiesWithSdk(provider, profile, options),
  ]);
  return { aws, boto3, fromIni, [provider]: own };
}

async function twice<T>(work: () => Promise<T>, seconds: number): Promise<T[]> {
  const first = await work();
  await sleep(seconds * 1000 + 100);
  return [first, await work()];
}
