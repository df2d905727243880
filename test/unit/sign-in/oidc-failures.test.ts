import { afterEach, beforeEach, expect, test } from 'vitest';
import { awsOidc } from '../../../main/adapters/aws-oidc.ts';
import { OidcFailure } from '../../../main/domain/oidc-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Oidc } from '../../../main/services/oidc.ts';
import { type IdentityCenter, startIdentityCenter } from '../../identity-center/identity-center.ts';
import { type OidcErrorName, oidcError } from '../../identity-center/oidc-error.ts';
import { startProxy } from '../../identity-center/proxy.ts';

let center: IdentityCenter;
beforeEach(async () => {
  center = await startIdentityCenter();
});
afterEach(() => center.stop());

const client = { clientId: 'c', clientSecret: new Secret('s') };
const ask = {
  RegisterClient: (oidc: Oidc) => oidc.register('us-east-1', { startUrl: center.startUrl, grant: 'device' }),
  StartDeviceAuthorization: (oidc: Oidc) => oidc.startDevice('us-east-1', { client, startUrl: center.startUrl }),
  CreateToken: (oidc: Oidc) => oidc.tokenByRefresh('us-east-1', { client, refreshToken: new Secret('aor') }),
} as const;
const operations = Object.keys(ask) as (keyof typeof ask)[];

async function failureOf(operation: keyof typeof ask, env: Record<string, string> = center.env(), timeoutMs = 5000) {
  const error = await ask[operation](awsOidc({ env, version: '1', timeoutMs })).catch((raised: unknown) => raised);
  if (!(error instanceof OidcFailure)) throw new Error(`Expected an OidcFailure, not ${String(error)}`);
  return error;
}

const shapes: Readonly<Record<OidcErrorName, string>> = {
  AccessDeniedException: 'access_denied',
  AuthorizationPendingException: 'authorization_pending',
  ExpiredTokenException: 'expired_token',
  InternalServerException: 'server_error',
  InvalidClientException: 'invalid_client',
  InvalidClientMetadataException: 'invalid_client_metadata',
  InvalidGrantException: 'invalid_grant',
  InvalidRedirectUriException: 'invalid_redirect_uri',
  InvalidRequestException: 'invalid_request',
  InvalidScopeException: 'invalid_scope',
  SlowDownException: 'slow_down',
  UnauthorizedClientException: 'unauthorized_client',
  UnsupportedGrantTypeException: 'unsupported_grant_type',
};
const names = Object.entries(shapes) as [OidcErrorName, string][];

test.each(names)('%s is %s for every operation, and keeps what AWS says', async (name, kind) => {
  for (const operation of operations) {
    center.failNext(operation, oidcError(name, 'Words of AWS'));
    expect(await failureOf(operation)).toMatchObject({
      kind,
      message: 'AWS answered: Words of AWS.',
      reason: undefined,
    });
    expect(center.log.count(operation)).toBe(1);
  }
});

test.each(names)('%s is known by its code alone, and by its name alone', async (name, kind) => {
  const { status, headers, body } = oidcError(name, 'Words of AWS');
  const { 'x-amzn-errortype': _, ...nameless } = headers;
  center.failNext('CreateToken', { status, headers: nameless, body });
  expect((await failureOf('CreateToken')).kind).toBe(kind);
  center.failNext('CreateToken', { status, headers, body: '{}' });
  expect((await failureOf('CreateToken')).kind).toBe(kind);
});

test.each([
  ['AccessDeniedException', 'access_denied', 'KMS_AccessDeniedException'],
  ['InvalidRequestException', 'invalid_request', 'KMS_NotFoundException'],
  ['InvalidRequestException', 'invalid_request', 'KMS_InvalidKeyUsageException'],
  ['InvalidRequestException', 'invalid_request', 'KMS_InvalidStateException'],
  ['InvalidRequestException', 'invalid_request', 'KMS_DisabledException'],
] as const)('%s keeps its reason (%s, %s)', async (name, kind, reason) => {
  const refusal = oidcError(name, '');
  const body = JSON.stringify({ ...JSON.parse(refusal.body), reason });
  center.failNext('CreateToken', { ...refusal, body });
  expect(await failureOf('CreateToken')).toMatchObject({ kind, reason });
});

const fromAws = { 'content-type': 'application/json', 'x-amzn-requestid': 'r' };

test.each([
  [
    'a code and a name that nobody knows',
    400,
    { ...fromAws, 'x-amzn-errortype': 'NewException' },
    'new',
    'invalid_request',
  ],
  [
    'a name with a namespace and a link',
    400,
    { ...fromAws, 'x-amzn-errortype': 'SlowDownException:http://aws/' },
    '',
    'slow_down',
  ],
  ['a wrong region', 400, { ...fromAws, 'x-amzn-errortype': 'InvalidRequestRegionException' }, '', 'invalid_request'],
  ['too many requests', 429, fromAws, '', 'slow_down'],
  ['a refusal without words', 403, fromAws, '', 'unknown'],
  ['a 401 without words', 401, fromAws, '', 'invalid_client'],
  ['an error of the service, whatever its code', 500, fromAws, 'invalid_grant', 'server_error'],
] as const)('%s', async (_, status, headers, error, kind) => {
  center.failNext('CreateToken', { status, headers, body: JSON.stringify(error === '' ? {} : { error }) });
  expect((await failureOf('CreateToken')).kind).toBe(kind);
});

test.each(operations)('%s: what the network does to it is told apart from what AWS answers', async (operation) => {
  for (const [fault, kind] of [
    ['throttled', 'slow_down'],
    ['unauthorized', 'invalid_client'],
    ['server-error', 'server_error'],
    ['unavailable', 'server_error'],
    ['drop', 'unreachable'],
    ['half', 'unreachable'],
  ] as const) {
    center.failNext(operation, fault);
    expect(await failureOf(operation), fault).toMatchObject({ kind, lasting: false });
  }
  center.failNext(operation, 'hang');
  expect(await failureOf(operation, center.env(), 100)).toMatchObject({
    kind: 'unreachable',
    message: `${new URL(center.url).host} does not answer.`,
  });
});

test('a page that is not from AWS is no answer', async () => {
  for (const [status, obstacle] of [
    [200, undefined],
    [302, 'proxy'],
    [403, 'proxy'],
    [401, 'proxy'],
    [407, 'proxy'],
  ] as const) {
    center.failNext('CreateToken', { status, headers: { 'content-type': 'text/html' }, body: '<h1>Wi-Fi</h1>' });
    expect(await failureOf('CreateToken'), String(status)).toMatchObject({ kind: 'unreachable', obstacle });
  }
});

test('settings that can not work are named', async () => {
  for (const [env, message] of [
    [{ AWS_ENDPOINT_URL_SSO_OIDC: 'localhost' }, /AWS_ENDPOINT_URL_SSO_OIDC/],
    [{ AWS_CA_BUNDLE: '/nowhere.pem' }, /AWS_CA_BUNDLE/],
    [{ HTTPS_PROXY: 'socks5://127.0.0.1' }, /HTTPS_PROXY/],
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:9' }, /refused/],
  ] as [Record<string, string>, RegExp][]) {
    const failure = await failureOf('RegisterClient', env);
    expect(failure.kind).toBe('unreachable');
    expect(failure.message).toMatch(message);
  }
  const oidc = awsOidc({ env: {}, version: '1' });
  const evil = oidc.register('evil.example/', { startUrl: center.startUrl, grant: 'device' });
  await expect(evil).rejects.toMatchObject({ kind: 'unreachable', lasting: true, obstacle: 'setting' });
});

test('a proxy with its own CA is used when both are named, and not trusted without the CA', async () => {
  const proxy = await startProxy(center);
  try {
    const trusting = awsOidc({ env: proxy.env(), version: '1' });
    expect(await ask.RegisterClient(trusting)).toMatchObject({ grant: 'device' });
    expect(center.log.calls.at(-1)?.host).toBe('oidc.us-east-1.amazonaws.com');
    const { HTTPS_PROXY = '' } = proxy.env();
    const failure = await failureOf('RegisterClient', { HTTPS_PROXY });
    expect(failure).toMatchObject({ kind: 'unreachable', obstacle: 'certificate', lasting: true });
    expect(failure.message).toMatch(/TLS certificate .* AWS_CA_BUNDLE/);
  } finally {
    await proxy.stop();
  }
});

test('a proxy that refuses is told apart from AWS', async () => {
  const proxy = await startProxy(center);
  try {
    const oidc = awsOidc({ env: proxy.env(), version: '1' });
    const refused = oidc.register('cn-north-1', { startUrl: center.startUrl, grant: 'device' });
    await expect(refused).rejects.toMatchObject({ kind: 'unreachable', obstacle: 'proxy' });
    expect(proxy.refused).toEqual(['oidc.cn-north-1.amazonaws.com.cn:443']);
  } finally {
    await proxy.stop();
  }
});
