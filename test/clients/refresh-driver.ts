import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsOidc } from '../../main/adapters/aws-oidc.ts';
import { systemClock } from '../../main/adapters/clock.ts';
import { forgetRegistration } from '../../main/adapters/forget-registration.ts';
import { textFile } from '../../main/adapters/text-file.ts';
import { type FileSystem, nodeFileSystem } from '../../main/adapters/text-file-aside.ts';
import { tokenCache } from '../../main/adapters/token-cache.ts';
import { tokenStore } from '../../main/adapters/token-store.ts';
import { findSessions } from '../../main/services/find-sessions.ts';
import { freshToken } from '../../main/services/fresh-token.ts';

/**
 * Refreshes a session's token as Daypass does, again and again until the file `stop` is there; each time as a process that has
 * just started, which remembers nothing of the last refresh. Prints what went wrong, a line for each. AWS knows it by `name`.
 * With `stallAt` it stops for ever in the middle of writing the token, and prints that.
 */
const [session = '', stop = '', name = '', stallAt] = process.argv.slice(2);
const aws = join(process.env.HOME ?? '', '.aws');
const cache = join(aws, 'sso', 'cache');
const oidc = awsOidc({ env: process.env, version: name, timeoutMs: 20_000 });
const label = (path: string) => path;
const found = { config: textFile(join(aws, 'config')), cache: tokenCache(cache), clock: systemClock, label };
const store = tokenStore(cache, stallAt === undefined ? nodeFileSystem : stallingFileSystem(stallAt));

while (!existsSync(stop)) {
  const { tokens } = findSessions(found);
  const forgetInFiles = forgetRegistration(cache);
  const fresh = freshToken({
    tokens,
    store,
    oidc,
    forgetRegistration: (_, clientId) => forgetInFiles(clientId),
    clock: systemClock,
  });
  const standing = await fresh.look(session, 5 * 60_000);
  if (standing.kind === 'over') process.stdout.write('over\n');
  if (standing.kind === 'failed') process.stdout.write(`failed: ${standing.problem.message}\n`);
  await sleep(600 * Math.random());
}

function stallingFileSystem(step: string): FileSystem {
  const stallIf = async (here: string): Promise<void> => {
    if (here !== step) return;
    process.stdout.write('stalled\n');
    // Something has to keep the process alive.
    await new Promise(() => setInterval(() => undefined, 1000));
  };
  return {
    async writeWhole(path, bytes) {
      await stallIf('before-writing');
      const isHalf = step === 'half-written';
      await nodeFileSystem.writeWhole(path, isHalf ? bytes.subarray(0, bytes.length / 2) : bytes);
      await stallIf('half-written');
    },
    async rename(from, to) {
      await stallIf('before-renaming');
      await nodeFileSystem.rename(from, to);
      await stallIf('renamed');
    },
  };
}
