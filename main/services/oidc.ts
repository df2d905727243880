import type { Secret } from '../domain/secret.ts';

/** A client that Daypass (or the AWS CLI) registered with one region's OIDC service. Times are UTC epoch milliseconds. */
export type ClientRegistration = Readonly<{
  clientId: string;
  clientSecret: Secret;
  expiresAt: number;
  /** Which sign-in it is good for; both may refresh. */
  grant: 'authorization-code' | 'device';
  scopes?: readonly string[];
}>;

/** What a token request gives. `expiresAt` is UTC epoch milliseconds by this machine's clock. */
export type IssuedToken = Readonly<{ accessToken: Secret; expiresAt: number; refreshToken?: Secret }>;

export type DeviceAuthorization = Readonly<{
  deviceCode: Secret;
  /** Shown to the person, to be compared with the one in the browser. */
  userCode: string;
  verificationUri: string;
  verificationUriComplete: string;
  expiresAt: number;
  intervalMs: number;
}>;

type Client = Pick<ClientRegistration, 'clientId' | 'clientSecret'>;

/** IAM Identity Center's OIDC service (a port). One call is one request; rejects with an `OidcFailure`. */
export type Oidc = Readonly<{
  register(
    region: string,
    wish: Readonly<{
      startUrl: string;
      /** Absent for a legacy session, which has neither scopes nor a refresh token. */
      sessionName?: string;
      scopes?: readonly string[];
      grant: ClientRegistration['grant'];
    }>,
    signal?: AbortSignal,
  ): Promise<ClientRegistration>;
  /** The address to open in the browser (RFC 6749 4.1.1, RFC 7636). No secret is in it but `state`. */
  authorizeUrl(
    region: string,
    query: Readonly<{
      clientId: string;
      redirectUri: string;
      state: string;
      codeChallenge: string;
      scopes: readonly string[];
    }>,
  ): Promise<string>;
  tokenByCode(
    region: string,
    grant: Readonly<{ client: Client; code: Secret; verifier: Secret; redirectUri: string }>,
    signal?: AbortSignal,
  ): Promise<IssuedToken>;
  startDevice(
    region: string,
    wish: Readonly<{ client: Client; startUrl: string }>,
    signal?: AbortSignal,
  ): Promise<DeviceAuthorization>;
  tokenByDevice(
    region: string,
    grant: Readonly<{ client: Client; deviceCode: Secret }>,
    signal?: AbortSignal,
  ): Promise<IssuedToken>;
  tokenByRefresh(
    region: string,
    grant: Readonly<{ client: Client; refreshToken: Secret }>,
    signal?: AbortSignal,
  ): Promise<IssuedToken>;
}>;
