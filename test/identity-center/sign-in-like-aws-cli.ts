import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { plantToken } from './plant-token.ts';
import { registrationKey, stamp, toPythonJson, writeLikePython } from './python-json.ts';
import { deviceGrant } from './register-client.ts';

export type ShownCode = Readonly<{ userCode: string; verificationUri: string; verificationUriComplete: string }>;

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
  onCode(code: ShownCode): unknown;
  signal?: AbortSignal;
}>;

type Answer = Readonly<Record<string, string | number | undefined>>;
type Registration = Readonly<{ clientId: string; clientSecret: string; expiresAt: string }>;

/** A registration with less life left than this is not used again. */
const registrationWindowMs = 15 * 60_000;

async function ask(request: SignInRequest, path: string, body: unknown): Promise<{ ok: boolean; answer: Answer }> {
  const response = await fetch(request.endpoint + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    ...(request.signal === undefined ? {} : { signal: request.signal }),
  });
  return { ok: response.ok, answer: await response.json() };
}

async function must(request: SignInRequest, path: string, body: unknown): Promise<Answer> {
  const { ok, answer } = await ask(request, path, body);
  if (!ok) throw new Error(`${path}: ${answer.error}, ${answer.error_description}`);
  return answer;
}

/** The registration in the cache folder while it is good, else a new one, left there. */
async function registrationFor(request: SignInRequest): Promise<Registration> {
  const { sessionName, scopes, cacheFolder } = request;
  const file = join(cacheFolder, registrationKey(request));
  try {
    const known: Registration = JSON.parse(await readFile(file, 'utf8'));
    if (Date.parse(known.expiresAt) - Date.now() > registrationWindowMs) return known;
  } catch {
    // None yet, or none that can be read: the AWS CLI registers anew, too.
  }
  const answer = await must(request, '/client/register', {
    clientName: `botocore-client-${sessionName ?? Math.floor(Date.now() / 1000)}`,
    clientType: 'public',
    ...(scopes === undefined ? {} : { scopes }),
  });
  const registration = {
    clientId: String(answer.clientId),
    clientSecret: String(answer.clientSecret),
    expiresAt: stamp(Number(answer.clientSecretExpiresAt) * 1000),
  };
  await writeLikePython(file, toPythonJson({ ...registration, scopes }));
  return registration;
}

/** Waits as the AWS CLI does: asks, shows the code, asks again, then once an interval; five seconds longer after `slow_down`. */
async function waitForToken(request: SignInRequest, body: unknown, interval: number, code: ShownCode): Promise<Answer> {
  let seconds = interval;
  for (let attempt = 0; ; attempt += 1) {
    const { ok, answer } = await ask(request, '/token', body);
    if (ok) return answer;
    if (answer.error === 'slow_down') seconds += 5;
    else if (answer.error !== 'authorization_pending') throw new Error(`Not signed in: ${answer.error}`);
    if (attempt === 0) request.onCode(code);
    else await sleep(seconds * 1000, undefined, request.signal === undefined ? {} : { signal: request.signal });
  }
}

/**
 * Signs in by the device flow and leaves the registration and the token in the cache folder under the names and in the form
 * that `aws sso login` of 2.9 writes (botocore's SSOTokenFetcher). Gives the path of the token's file.
 */
export async function signInLikeAwsCli(request: SignInRequest): Promise<string> {
  const { startUrl, region, sessionName, cacheFolder } = request;
  await mkdir(cacheFolder, { recursive: true });
  const { clientId, clientSecret, expiresAt: registrationExpiresAt } = await registrationFor(request);
  const device = await must(request, '/device_authorization', { clientId, clientSecret, startUrl });
  const token = await waitForToken(
    request,
    { grantType: deviceGrant, clientId, clientSecret, deviceCode: device.deviceCode },
    Number(device.interval ?? 5),
    {
      userCode: String(device.userCode),
      verificationUri: String(device.verificationUri),
      verificationUriComplete: String(device.verificationUriComplete),
    },
  );
  const { accessToken, expiresIn, refreshToken } = token;
  return plantToken(
    cacheFolder,
    {
      startUrl,
      region,
      accessToken: String(accessToken),
      expiresAt: Date.now() + Number(expiresIn) * 1000,
      clientId,
      clientSecret,
      registrationExpiresAt: Date.parse(registrationExpiresAt),
      ...(refreshToken === undefined ? {} : { refreshToken: String(refreshToken) }),
    },
    sessionName,
  );
}
