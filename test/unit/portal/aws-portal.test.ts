import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { awsPortal } from '../../../main/adapters/aws-portal.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { startProxy } from '../../identity-center/proxy.ts';

let center: IdentityCenter;
beforeEach(async () => {
  center = await startIdentityCenter({ accounts: 120, roles: 2 });
});
afterEach(() => center.stop());

const grant = () => {
  const { startUrl, region, accessToken, expiresAt } = center.grantToken();
  return { startUrl, region, accessToken: new Secret(accessToken), expiresAt };
};
const direct = () => awsPortal({ env: center.env(), version: '1.2.3' });

test('accounts come a hundred at a time, and say who asks', async () => {
  const [portal, token] = [direct(), grant()];
  const first = await portal.accounts(token);
  expect(first.items).toHaveLength(100);
  const second = await portal.accounts(token, first.next);
  expect(second.items).toHaveLength(20);
  expect(second.next).toBeUndefined();
  expect(center.log.calls[0]?.userAgent).toContain('daypass/1.2.3');
});

test.each([
  ['throttled', 'throttled'],
  ['unauthorized', 'unauthorized'],
  ['server-error', 'server'],
  ['unavailable', 'server'],
  ['drop', 'unreachable'],
  ['half', 'unreachable'],
] as const)('a call that ends as "%s" fails as %s, after one request', async (fault, kind) => {
  center.failNext('ListAccounts', fault);
  await expect(direct().accounts(grant())).rejects.toMatchObject({ name: 'PortalFailure', kind });
  expect(center.log.count('ListAccounts')).toBe(1);
});

test('a refusal that breaks off is no refusal: nobody is told to sign in for a bad connection', async () => {
  const cut = createServer((_request, response) => {
    response.writeHead(401, { 'content-type': 'application/json', 'x-amzn-requestid': 'id', 'content-length': 100 });
    response.write('{"message":"Session', () => response.destroy());
  });
  await new Promise<void>((resolve) => cut.listen(0, '127.0.0.1', resolve));
  try {
    const env = { AWS_ENDPOINT_URL: `http://127.0.0.1:${(cut.address() as AddressInfo).port}` };
    const portal = awsPortal({ env, version: '1' });
    await expect(portal.accounts(grant())).rejects.toMatchObject({
      kind: 'unreachable',
      message: expect.stringMatching(/broke/),
    });
  } finally {
    cut.close();
  }
});

test('a role that is not assigned is forbidden, and a refused connection is unreachable', async () => {
  const [account] = center.accounts();
  const access = { accountId: account?.accountId ?? '', role: 'NoSuchRole' };
  await expect(direct().credentials(grant(), access)).rejects.toMatchObject({ kind: 'forbidden' });
  const nobody = awsPortal({ env: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }, version: '1' });
  await expect(nobody.accounts(grant())).rejects.toMatchObject({ kind: 'unreachable' });
});

test.each([
  ['no answer at all', () => {}],
  ['an answer that stops in the middle', (answer: ServerResponse) => void answer.write('{"accountList":[')],
])('what takes too long is unreachable: %s', async (_, begin) => {
  const slow = createServer((_request, response) => begin(response));
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  try {
    const env = { AWS_ENDPOINT_URL: `http://127.0.0.1:${(slow.address() as AddressInfo).port}` };
    const impatient = awsPortal({ env, version: '1', timeoutMs: 200 });
    await expect(impatient.accounts(grant())).rejects.toMatchObject({ kind: 'unreachable', lasting: false });
  } finally {
    slow.closeAllConnections();
    slow.close();
  }
});

test.each([
  [407, /The proxy asks for a name and a password/, true],
  [403, /such as a proxy, refused the request \(HTTP 403\)/, false],
  [302, /such as a proxy, refused the request \(HTTP 302\)/, false],
  [200, /is incomplete, or is not from AWS/, false],
])('what answers HTTP %s and is not AWS is on the way to it', async (status, words, lasting) => {
  const headers = { 'content-type': 'text/html' };
  center.failNext('ListAccounts', { status, headers, body: '<html>Please sign in to the network</html>' });
  await expect(direct().accounts(grant())).rejects.toMatchObject({
    kind: 'unreachable',
    lasting,
    message: expect.stringMatching(words),
  });
});

test('accounts and credentials that lack what they are for are not made up', async () => {
  const json = { 'content-type': 'application/json' };
  const listed = '{"accountList":[{"accountName":"No id"},{"accountId":"000000000001"}],"nextToken":null}';
  center.failNext('ListAccounts', { status: 200, headers: json, body: listed });
  expect(await direct().accounts(grant())).toEqual({ items: [{ accountId: '000000000001' }] });
  center.failNext('GetRoleCredentials', {
    status: 200,
    headers: json,
    body: '{"roleCredentials":{"accessKeyId":"A"}}',
  });
  const access = { accountId: '000000000001', role: 'Reader' };
  await expect(direct().credentials(grant(), access)).rejects.toMatchObject({ kind: 'server' });
});

test('a call that is cut short is cancelled', async () => {
  center.failNext('ListAccounts', 'hang');
  const cut = new AbortController();
  setTimeout(() => cut.abort(), 50);
  await expect(direct().accounts(grant(), undefined, cut.signal)).rejects.toMatchObject({ kind: 'cancelled' });
});

test('a proxy with its own CA is used when both are named, and not trusted without the CA', async () => {
  const proxy = await startProxy(center);
  try {
    const trusting = awsPortal({ env: proxy.env(), version: '1' });
    expect((await trusting.accounts(grant())).items).toHaveLength(100);
    const { HTTPS_PROXY } = proxy.env();
    const wary = awsPortal({ env: { HTTPS_PROXY }, version: '1' });
    await expect(wary.accounts(grant())).rejects.toThrow(/TLS certificate .* AWS_CA_BUNDLE/);
  } finally {
    await proxy.stop();
  }
});

test.each(['', '{}', '[]'])(
  'an answer of %j holds no list, which is a failure; an empty list is none',
  async (body) => {
    const headers = { 'content-type': 'application/json' };
    center.failNext('ListAccounts', { status: 200, headers, body });
    center.failNext('ListAccountRoles', { status: 200, headers, body });
    const [portal, token] = [direct(), grant()];
    await expect(portal.accounts(token)).rejects.toMatchObject({ kind: 'unreachable' });
    await expect(portal.roles(token, '000000000001')).rejects.toMatchObject({ kind: 'unreachable' });
    center.failNext('ListAccounts', { status: 200, headers, body: '{"accountList":[]}' });
    expect(await portal.accounts(token)).toEqual({ items: [] });
  },
);
