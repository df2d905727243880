import { existsSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { awsOidc } from '../../main/adapters/aws-oidc.ts';
import { systemClock } from '../../main/adapters/clock.ts';
import { textFile } from '../../main/adapters/text-file.ts';
import { tokenCache } from '../../main/adapters/token-cache.ts';
import { tokenStore } from '../../main/adapters/token-store.ts';
import { findSessions } from '../../main/services/find-sessions.ts';
import { freshToken } from '../../main/services/fresh-token.ts';

/**
 * Refreshes a session's token as Daypass does, again and again until the file `stop` is there; each time as a process that has
 * just started, which remembers nothing of the last refresh. Prints what went wrong, a line for each.
 */
const [session = '', stop = ''] = process.argv.slice(2);
const aws = join(process.env.HOME ?? '', '.aws');
const cache = join(aws, 'sso', 'cache');
const oidc = awsOidc({ env: process.env, version: '0', timeoutMs: 20_000 });
const label = (path: string) => path;
const found = { config: textFile(join(aws, 'config')), cache: tokenCache(cache), clock: systemClock, label };

while (!existsSync(stop)) {
  const fresh = freshToken({ tokens: findSessions(found).tokens, store: tokenStore(cache), oidc, clock: systemClock });
  const standing = await fresh.look(session, 5 * 60_000);
  if (standing.kind === 'over') process.stdout.write('over\n');
  if (standing.kind === 'failed') process.stdout.write(`failed: ${standing.problem.message}\n`);
  await sleep(800 * Math.random());
}
