import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { askAws } from '../../../main/adapters/ask-aws.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { now } from './findings.ts';

async function started(): Promise<IdentityCenter> {
  const center = await startIdentityCenter();
  onTestFinished(() => center.stop());
  return center;
}

/** A server that is not AWS, and answers so, or never where there is no status. Gives the variables that lead there. */
async function stranger(status: number | undefined) {
  const server = createServer((_, response) => {
    if (status !== undefined) response.writeHead(status, { date: new Date(0).toUTCString() }).end('<html>');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close().closeAllConnections());
  return { AWS_ENDPOINT_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}

const ask = (env: Record<string, string>, timeoutMs = 5000) =>
  askAws(['us-east-1'], { env, version: '1.0.0', timeoutMs, now: () => now });

test('both services of a region are asked without any token, and their refusal is an answer with its date', async () => {
  const center = await started();
  const asked = await ask(center.env());
  expect(asked).toHaveLength(2);
  for (const { answered, failure } of asked) {
    expect({ at: answered?.at, failure }).toEqual({ at: now, failure: undefined });
    expect(Math.abs(Date.parse(answered?.date ?? '') - Date.now())).toBeLessThan(60_000);
  }
  expect(center.log.calls.map(({ operation }) => operation).sort()).toEqual(['CreateToken', 'ListAccounts']);
  expect(center.log.calls.every(({ status }) => status === 400 || status === 401)).toBe(true);
});

test('a page of somebody on the way is no answer of AWS, and its clock counts for nothing', async () => {
  for (const { answered, failure } of await ask(await stranger(200))) {
    expect(answered).toBeUndefined();
    expect(failure).toMatch(/^The answer of 127\.0\.0\.1:\d+ is incomplete, or is not from AWS\.$/);
  }
  const [refused] = await ask(await stranger(403));
  expect(refused?.failure).toMatch(/^Something on the way .* refused the request \(HTTP 403\)/);
});

test('who never answers is waited for only so long', async () => {
  const began = performance.now();
  const asked = await ask(await stranger(undefined), 300);
  expect(performance.now() - began).toBeLessThan(2500);
  expect(asked.map(({ failure }) => failure)).toEqual([
    expect.stringMatching(/does not answer\.$/),
    expect.stringMatching(/does not answer\.$/),
  ]);
});

test('a setting that is wrong is named, and is not to be tried again', async () => {
  const missing = { AWS_CA_BUNDLE: '/nowhere/bundle.pem' };
  for (const { host, failure, lasting } of await ask(missing)) {
    expect({ host, lasting }).toEqual({ host: 'the region us-east-1', lasting: true });
    expect(failure).toBe("The certificate file /nowhere/bundle.pem (AWS_CA_BUNDLE) can't be read.");
  }
  const [portal, oidc] = await ask({ AWS_ENDPOINT_URL: 'hush' });
  expect([portal?.failure, oidc?.failure]).toEqual([
    'The endpoint in AWS_ENDPOINT_URL_SSO or AWS_ENDPOINT_URL is not a web address.',
    'The endpoint in AWS_ENDPOINT_URL_SSO_OIDC or AWS_ENDPOINT_URL is not a web address.',
  ]);
});
