import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { plantToken } from '../identity-center/plant-token.ts';
import {
  access,
  accountId,
  cache,
  center,
  daypass,
  expectFailure,
  home,
  signIn,
  startUrl,
} from './verbs-surroundings.ts';

const verb = (...more: string[]) =>
  daypass('credential-process', '--session', 'acme', ...(more.length ? more : access));
const kept = () => readdir(join(home, '.config', 'daypass', 'credentials')).catch(() => []);

test('it prints what AWS tools read, and nothing else', async () => {
  await signIn();
  const { stdout, ...rest } = await verb();
  expect(rest).toMatchObject({ code: 0, stderr: '' });
  expect(JSON.parse(stdout)).toEqual({
    Version: 1,
    AccessKeyId: expect.stringMatching(/^ASIA/),
    SecretAccessKey: expect.any(String),
    SessionToken: expect.any(String),
    Expiration: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
  });
});

test('50 at once make one call, and all get credentials', { timeout: 120_000 }, async () => {
  await signIn();
  const runs = await Promise.all(Array.from({ length: 50 }, () => verb()));
  expect(runs.filter(({ code }) => code !== 0)).toEqual([]);
  expect(new Set(runs.map(({ stdout }) => stdout)).size).toBe(1);
  expect(center.log.count('GetRoleCredentials')).toBe(1);
});

test('signing out takes what was kept', async () => {
  await signIn();
  await verb();
  expect(await kept()).toHaveLength(1);
  expect(await daypass('sign-out')).toMatchObject({ code: 0 });
  expect(await kept()).toEqual([]);
  expectFailure(await verb(), 3, /signed out.*daypass sign-in --session acme/);
});

test('a token that has run out is refreshed, once for all who ask', { timeout: 60_000 }, async () => {
  await signIn(Date.now() - 1000);
  const runs = await Promise.all(Array.from({ length: 5 }, () => verb()));
  expect(runs.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
  expect([center.log.count('CreateToken'), center.log.count('GetRoleCredentials')]).toEqual([1, 1]);
});

describe('what goes wrong is told in one line, for AWS tools show it', () => {
  test('nobody is signed in', async () => {
    expectFailure(await verb(), 3, /signed out.*daypass sign-in --session acme/);
    await plantToken(cache, { ...center.grantToken('legacy', startUrl), expiresAt: Date.now() - 1000 }, 'acme');
    expectFailure(await verb(), 3, /has ended.*daypass sign-in --session acme/);
    expect(center.log.count()).toBe(0);
  });

  test('an access that is not there', async () => {
    await signIn();
    expectFailure(await verb('--account', accountId, '--role', 'Nobody'), 4, /no role "Nobody" in account/);
    expect(await kept()).toEqual([]);
  });

  test('wrong usage', async () => {
    await signIn();
    expectFailure(await daypass('credential-process', ...access), 2, /--session is missing/);
    expectFailure(await daypass('credential-process', '--session', 'nobody', ...access), 2, /no session "nobody"/);
  });

  test('no network', async () => {
    await signIn();
    await center.disconnect();
    expectFailure(await verb(), 5, /./);
    await center.reconnect();
  });
});
