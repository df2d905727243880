import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpsAgent } from '../../../main/adapters/https-agent.ts';
import { trustedRoots } from '../../../main/adapters/trusted-roots.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { type AwsProxy, startProxy } from '../../identity-center/proxy.ts';
import { removeFolder } from '../../remove-folder.ts';

let center: IdentityCenter;
let proxy: AwsProxy;
let folder: string;

beforeAll(async () => {
  center = await startIdentityCenter();
  proxy = await startProxy(center);
  folder = await mkdtemp(join(tmpdir(), 'trusted-roots-'));
});
afterAll(async () => {
  await removeFolder(folder);
  await proxy.stop();
  await center.stop();
});

const statusThrough = async (bundle: string | undefined, store: readonly string[]): Promise<number | undefined> => {
  const agent = await httpsAgent(proxy.url, bundle, () => trustedRoots(store));
  return new Promise((resolve, reject) => {
    const request = get('https://portal.sso.us-east-1.amazonaws.com/assignment/accounts', { agent }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
  });
};

test('an authority that lies in the system’s store is trusted', async () => {
  expect(await statusThrough(undefined, [join(folder, 'not-there'), proxy.caFile])).toBe(401);
});

test('without it, the same server is not', async () => {
  await expect(statusThrough(undefined, [])).rejects.toThrow(/certificate/);
});

test('AWS_CA_BUNDLE stands instead of the store', async () => {
  const other = join(folder, 'other.pem');
  await writeFile(other, rootCertificates[0] ?? '');
  await expect(statusThrough(other, [proxy.caFile])).rejects.toThrow(/certificate/);
});

test('the authorities that come with Node are trusted with those of the first store that is there', async () => {
  const roots = await trustedRoots([join(folder, 'not-there'), proxy.caFile, '/dev/null']);
  expect(roots).toEqual([...rootCertificates, await readFile(proxy.caFile, 'utf8')]);
});
