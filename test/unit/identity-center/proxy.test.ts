import { readFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { type AwsProxy, startProxy } from '../../identity-center/proxy.ts';

let center: IdentityCenter;
let proxy: AwsProxy;

beforeAll(async () => {
  center = await startIdentityCenter();
  proxy = await startProxy(center);
});
afterAll(async () => {
  await proxy.stop();
  await center.stop();
});

/** Asks `host` for `path` through the proxy, over TLS that trusts the proxy's authority only; gives the whole answer. */
async function ask(host: string, path: string, token = ''): Promise<string> {
  const ca = await readFile(proxy.caFile, 'utf8');
  return new Promise((resolve, reject) => {
    const socket = connectTcp(Number(new URL(proxy.url).port), '127.0.0.1');
    socket.on('error', reject);
    socket.write(`CONNECT ${host}:443 HTTP/1.1\r\nhost: ${host}:443\r\n\r\n`);
    socket.once('data', (first) => {
      if (!first.toString().startsWith('HTTP/1.1 200')) return resolve(first.toString());
      const secure = connectTls({ socket, servername: host, ca });
      let text = '';
      secure.on('error', reject).on('data', (chunk) => {
        text += chunk;
      });
      secure.on('end', () => resolve(text));
      secure.write(
        `GET ${path} HTTP/1.1\r\nhost: ${host}\r\nx-amz-sso_bearer_token: ${token}\r\nconnection: close\r\n\r\n`,
      );
    });
  });
}

test('the hosts of AWS are answered by the stand-in, with a certificate of its own for each', async () => {
  const token = center.grantToken().accessToken;
  expect(await ask('portal.sso.us-east-1.amazonaws.com', '/assignment/accounts', token)).toMatch(/^HTTP\/1.1 200/);
  expect(await ask('device.sso.us-east-1.amazonaws.com', '/?user_code=ABCD')).toContain(
    'location: /device?user_code=ABCD',
  );
  expect(await ask('acme.awsapps.com', '/start')).toContain('<meta name="region" content="us-east-1">');
});

test('a host answers for its own service and region alone', async () => {
  const token = center.grantToken().accessToken;
  expect(await ask('oidc.us-east-1.amazonaws.com', '/assignment/accounts', token)).toMatch(/^HTTP\/1.1 404/);
  expect(await ask('portal.sso.eu-west-1.amazonaws.com', '/assignment/accounts', token)).toMatch(/^HTTP\/1.1 401/);
});

test('every other host is refused and noted', async () => {
  expect(await ask('example.com', '/')).toMatch(/^HTTP\/1.1 403/);
  expect(await ask('s3.us-east-1.amazonaws.com', '/')).toMatch(/^HTTP\/1.1 403/);
  expect(proxy.refused).toEqual(['example.com:443', 's3.us-east-1.amazonaws.com:443']);
});
