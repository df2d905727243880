import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/client-sso';
import { GetCallerIdentityCommand, STSClient, STSServiceException } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';

let center: IdentityCenter;
let keys: { accessKeyId: string; secretAccessKey: string; sessionToken: string };

beforeAll(async () => {
  center = await startIdentityCenter();
  const sso = new SSOClient({ region: center.region, endpoint: center.url });
  const { accessToken } = center.grantToken();
  const accountId = center.accounts()[0]?.accountId;
  const asked = new GetRoleCredentialsCommand({ accessToken, accountId, roleName: 'ReadOnlyAccess' });
  const { accessKeyId = '', secretAccessKey = '', sessionToken = '' } = (await sso.send(asked)).roleCredentials ?? {};
  keys = { accessKeyId, secretAccessKey, sessionToken };
});
afterAll(() => center.stop());
beforeEach(() => center.change({ clockOffsetMs: 0 }));

async function refusal(changed: Partial<typeof keys>, region = 'us-east-1'): Promise<[string, number | undefined]> {
  const sts = new STSClient({ region, endpoint: center.url, credentials: { ...keys, ...changed }, maxAttempts: 1 });
  try {
    await sts.send(new GetCallerIdentityCommand({}));
  } catch (error) {
    if (error instanceof STSServiceException) return [error.name, error.$metadata.httpStatusCode];
    throw error;
  }
  return ['none', undefined];
}

test('keys that were issued are known in every region', async () => {
  expect(await refusal({})).toEqual(['none', undefined]);
  expect(await refusal({}, 'eu-central-1')).toEqual(['none', undefined]);
});

test('an unknown key and a foreign session token are invalid tokens', async () => {
  expect(await refusal({ accessKeyId: 'ASIAAAAAAAAAAAAAAAAA' })).toEqual(['InvalidClientTokenId', 403]);
  expect(await refusal({ sessionToken: 'other' })).toEqual(['InvalidClientTokenId', 403]);
});

test('a wrong secret is a signature that does not match', async () => {
  expect(await refusal({ secretAccessKey: 'wrong' })).toEqual(['SignatureDoesNotMatch', 403]);
});

test('keys past their hour have expired', async () => {
  center.change({ clockOffsetMs: 3_600_001 });
  expect(await refusal({})).toEqual(['ExpiredToken', 403]);
});

test('a clock more than 15 minutes off is refused for that', async () => {
  center.change({ clockOffsetMs: 16 * 60_000 });
  const sts = new STSClient({ region: 'us-east-1', endpoint: center.url, credentials: keys, maxAttempts: 1 });
  await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toThrow(/^Signature expired/);
});

test('no signature and another operation are told in the shape of the query protocol', async () => {
  const ask = async (body: string): Promise<[number, string]> => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await fetch(center.url, { method: 'POST', headers, body });
    expect(answer.headers.get('content-type')).toBe('text/xml');
    return [answer.status, await answer.text()];
  };
  const [unsigned, why] = await ask('Action=GetCallerIdentity&Version=2011-06-15');
  expect(unsigned).toBe(403);
  expect(why).toMatch(/<ErrorResponse [^>]+>\s*<Error>\s*<Type>Sender<\/Type>\s*<Code>MissingAuthenticationToken</);
  const [other, what] = await ask('Action=AssumeRole&Version=2011-06-15');
  expect(other).toBe(400);
  expect(what).toContain('<Code>InvalidAction</Code>');
});
