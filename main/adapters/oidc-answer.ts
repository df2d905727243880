import type {
  CreateTokenCommandOutput,
  RegisterClientCommandOutput,
  StartDeviceAuthorizationCommandOutput,
} from '@aws-sdk/client-sso-oidc';
import { OidcFailure } from '../domain/oidc-failure.ts';
import { isStartUrl } from '../domain/portal-of.ts';
import { Secret } from '../domain/secret.ts';
import type { ClientRegistration, DeviceAuthorization, IssuedToken } from '../services/oidc.ts';

/** Where the service names no interval between two polls (RFC 8628, 3.2). */
const usualIntervalSeconds = 5;

/** A registration as AWS answered it; it says itself when it ends, by AWS's clock. */
export function registrationOf(
  { clientId, clientSecret, clientSecretExpiresAt }: RegisterClientCommandOutput,
  grant: ClientRegistration['grant'],
  scopes: readonly string[] | undefined,
): ClientRegistration {
  if (!clientId || !clientSecret || !isPositive(clientSecretExpiresAt)) throw incomplete('a registration');
  const expiresAt = clientSecretExpiresAt * 1000;
  return {
    clientId,
    clientSecret: new Secret(clientSecret),
    expiresAt,
    grant,
    ...(scopes !== undefined && { scopes }),
  };
}

/** A token as AWS answered a question put at `asked` (UTC ms). */
export function issuedTokenOf(
  { accessToken, expiresIn, refreshToken }: CreateTokenCommandOutput,
  asked: number,
): IssuedToken {
  if (!accessToken || !isPositive(expiresIn)) throw incomplete('a token');
  return {
    accessToken: new Secret(accessToken),
    expiresAt: asked + expiresIn * 1000,
    ...(refreshToken && { refreshToken: new Secret(refreshToken) }),
  };
}

/** A device authorization as AWS answered a question put at `asked` (UTC ms). */
export function deviceAuthorizationOf(
  answer: StartDeviceAuthorizationCommandOutput,
  asked: number,
): DeviceAuthorization {
  const { deviceCode, userCode, verificationUri, expiresIn, interval } = answer;
  const { verificationUriComplete = verificationUri } = answer;
  if (!deviceCode || !userCode || !verificationUri || !verificationUriComplete || !isPositive(expiresIn)) {
    throw incomplete('a device code');
  }
  // They are given to the browser.
  if (![verificationUri, verificationUriComplete].every(isStartUrl)) throw incomplete('a page to sign in on');
  return {
    deviceCode: new Secret(deviceCode),
    userCode,
    verificationUri,
    verificationUriComplete,
    expiresAt: asked + expiresIn * 1000,
    intervalMs: (isPositive(interval) ? interval : usualIntervalSeconds) * 1000,
  };
}

const isPositive = (value: number | undefined): value is number => value !== undefined && value > 0;

const incomplete = (what: string): OidcFailure => new OidcFailure('server_error', `AWS answered without ${what}.`);
