import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { deviceGrant } from './register-client.ts';
import { cacheKey, registrationKey, stamp, toPythonJson, writeLikePython } from './python-json.ts';

export type SignInRequest = Readonly<{
  /** Base URL of the OIDC service. */
  endpoint: string;
  startUrl: string;
  region: string;
  /** Without a session name and scopes the result is a legacy token, named by its start URL. */
  sessionName?: string;
  scopes?: readonly string[];
  /** Usually `~/.aws/sso/cache`. */
  cacheFolder: string;
  /** Called once with what the AWS CLI prints, before it begins to wait. */
  onCode(code: Readonly<{ userCode: string; verificationUri: string; verificationUriComplete: string }>): unknown;
  signal?: AbortSignal;
}>;

type Answer = Readonly<Record<string, string | number | undefined>>;

async function post(url: string, body: unknown, signal?: AbortSignal): Promise<{ ok: boolean; answer: Answer }> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(signal === undefined ? {} : { signal }),
  });
  return { ok: response.ok, answer: await response.json() };
}

async function must(url: string, body: unknown, signal?: AbortSignal): Promise<Answer> {
  const { ok, answer } = await post(url, body, signal);
  if (!ok) throw new Error(`${new URL(url).pathname}: ${answer.error} ${answer.error_description}`);
  return answer;
}

/** Waits as the AWS CLI does: a question at once, then one an interval, five seconds more after `slow_down`. */
async function waitForToken(url: string, body: unknown, interval: number, signal?: AbortSignal): Promise<Answer> {
  let seconds = interval;
  for (;;) {
    const { ok, answer } = await post(url, body, signal);
    if (ok) return answer;
    if (answer.error === 'slow_down') seconds += 5;
    else if (answer.error !== 'authorization_pending') throw new Error(`Not signed in: ${answer.error}`);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  }
}

/**
 * Signs in by the device flow and leaves the registration and the token in the cache folder under the names and in the form
 * that `aws sso login` of 2.9 writes. Gives the path of the token's file.
 */
export async function signInLikeAwsCli(request: SignInRequest): Promise<string> {
  const { endpoint, startUrl, region, sessionName, scopes, cacheFolder, signal } = request;
  const client = await must(
    `${endpoint}/client/register`,
    {
      clientName: `botocore-client-${sessionName ?? Math.floor(Date.now() / 1000)}`,
      clientType: 'public',
      ...(scopes === undefined ? {} : { scopes }),
    },
    signal,
  );
  const { clientId, clientSecret } = client;
  const registrationExpiresAt = stamp(Number(client.clientSecretExpiresAt) * 1000);
  const folder = await mkdir(cacheFolder, { recursive: true }).then(() => cacheFolder);
  await writeLikePython(
    join(folder, registrationKey({ startUrl, region, scopes, sessionName })),
    toPythonJson({ clientId, clientSecret, expiresAt: registrationExpiresAt, scopes }),
  );
  const device = await must(`${endpoint}/device_authorization`, { clientId, clientSecret, startUrl }, signal);
  const body = { grantType: deviceGrant, clientId, clientSecret, deviceCode: device.deviceCode };
  request.onCode({
    userCode: String(device.userCode),
    verificationUri: String(device.verificationUri),
    verificationUriComplete: String(device.verificationUriComplete),
  });
  const token = await waitForToken(`${endpoint}/token`, body, Number(device.interval ?? 5), signal);
  const file = join(folder, cacheKey(sessionName ?? startUrl));
  await writeLikePython(
    file,
    toPythonJson({
      startUrl,
      region,
      accessToken: token.accessToken,
      expiresAt: stamp(Date.now() + Number(token.expiresIn) * 1000),
      clientId,
      clientSecret,
      registrationExpiresAt,
      refreshToken: token.refreshToken,
    }),
  );
  return file;
}
