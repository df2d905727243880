import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { plantToken } from '../identity-center/plant-token.ts';
import { callerIdentityWithAws } from './aws.ts';
import { buildDriver } from './build-driver.ts';
import { accountId, cache, center, home, proxy, startUrl } from './profile-surroundings.ts';
import { startRefreshers } from './refreshers.ts';

const served = () => center.log.calls.filter(({ operation, status }) => operation === 'CreateToken' && status === 200);
/** How many refresh tokens of the session AWS took from the process of this name. */
const servedTo = (name: string) => served().filter(({ userAgent }) => userAgent.split(/[ /]/).includes(name)).length;
const issued = (kind: 'access-token' | 'refresh-token') => center.secrets().filter((secret) => secret.kind === kind);

test('Daypass twice, botocore twice, the AWS CLI and the SDK refresh one session 200 times, and it goes on', {
  timeout: 150_000,
}, async () => {
  // Credentials so short that the AWS CLI does not keep them: it needs the token each time.
  center.change({ accessTokenSeconds: 5, credentialsSeconds: 600, refreshTokensWorkOnce: true });
  const driver = await buildDriver('refresh-driver', join(home, 'driver'));
  const path = await plantToken(cache, center.grantToken('refreshable', startUrl), 'acme');
  const crowd = startRefreshers({ home, profile: 'acme-ro', session: 'acme', driver, center, proxy });
  const unserved = () => crowd.names.filter((name) => servedTo(name) === 0);
  const begun = performance.now();
  const isLate = () => performance.now() - begun > 100_000;

  // Each token has its place in the order in which they were issued: what lies in the file must never go back.
  const seen: number[] = [];
  const look = async () => {
    const json = await readFile(path, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined);
    // Cut short by a writer that does not rename: a moment later it is whole.
    if (json === undefined) return;
    const order = issued('access-token').findIndex(({ value }) => value === json.accessToken);
    if (order !== seen.at(-1)) seen.push(order);
  };
  let said: Awaited<ReturnType<typeof crowd.stop>> = {};
  try {
    while ((served().length < 200 || unserved().length > 0) && !isLate()) {
      await look();
      await sleep(5);
    }
  } finally {
    said = await crowd.stop();
  }
  await look();

  expect(served().length).toBeGreaterThanOrEqual(200);
  expect(unserved()).toEqual([]);
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
  expect(said).toMatchObject({ 'daypass-1': '', 'daypass-2': '' });

  // Whole, for nobody else's eyes, the newest there is, and nothing left beside it.
  expect(await readdir(cache)).toHaveLength(1);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  const last = JSON.parse(await readFile(path, 'utf8'));
  expect(last).toMatchObject({ startUrl, region: 'us-east-1' });
  expect(last.accessToken).toBe(issued('access-token').at(-1)?.value);
  expect(last.refreshToken).toBe(issued('refresh-token').at(-1)?.value);

  // And it still works, once AWS has taken that refresh token, too.
  center.change({ accessTokenSeconds: 3600 });
  const before = served().length;
  const me = await callerIdentityWithAws('acme-ro', { home, proxy });
  expect(me).toMatchObject({ Account: accountId });
  expect(served().length).toBe(before + 1);
});
