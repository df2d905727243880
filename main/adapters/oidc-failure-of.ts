import { clockSkewOf } from '../domain/clock-skew.ts';
import { OidcFailure, type OidcFailureKind } from '../domain/oidc-failure.ts';
import type { PortalFailureKind } from '../domain/portal-failure.ts';
import { portalFailureOf } from './portal-failure-of.ts';

/** The service's refusals (service model of `sso-oidc`): OAuth's code in the body's `error`, the shape in `x-amzn-errortype`. */
const kindOfShape = {
  AccessDeniedException: 'access_denied',
  AuthorizationPendingException: 'authorization_pending',
  ExpiredTokenException: 'expired_token',
  InternalServerException: 'server_error',
  InvalidClientException: 'invalid_client',
  InvalidClientMetadataException: 'invalid_client_metadata',
  InvalidGrantException: 'invalid_grant',
  InvalidRedirectUriException: 'invalid_redirect_uri',
  InvalidRequestException: 'invalid_request',
  InvalidRequestRegionException: 'invalid_request',
  InvalidScopeException: 'invalid_scope',
  SlowDownException: 'slow_down',
  UnauthorizedClientException: 'unauthorized_client',
  UnsupportedGrantTypeException: 'unsupported_grant_type',
} as const satisfies Readonly<Record<string, OidcFailureKind>>;

const codes: ReadonlySet<unknown> = new Set<OidcFailureKind>(Object.values(kindOfShape));

/** What the ways of the portal's API to fail mean here. */
const kindOfPortalKind: Readonly<Record<PortalFailureKind, OidcFailureKind>> = {
  throttled: 'slow_down',
  unauthorized: 'invalid_client',
  forbidden: 'unknown',
  'not-found': 'unknown',
  invalid: 'invalid_request',
  unreachable: 'unreachable',
  server: 'server_error',
  cancelled: 'cancelled',
};

type Raised = Readonly<{
  name?: unknown;
  error?: unknown;
  error_description?: unknown;
  reason?: unknown;
  $metadata?: Readonly<{ httpStatusCode?: number; requestId?: string }>;
  $response?: Readonly<{ headers?: Readonly<Record<string, string>> }>;
}>;

/** Whatever a call raised, as an `OidcFailure`. `host` is who was asked; `now` (UTC ms) is when. */
export function oidcFailureOf(error: unknown, host: string, now: number, signal?: AbortSignal): OidcFailure {
  if (error instanceof OidcFailure) return error;
  const raised: Raised = typeof error === 'object' && error !== null ? error : {};
  const description = textOf(raised.error_description);
  // A proxy's answer has the proxy's time.
  const date = raised.$metadata?.requestId === undefined ? undefined : raised.$response?.headers?.date;
  const details = { cause: error, reason: textOf(raised.reason), clockSkewMs: clockSkewOf(date, now) };
  const status = raised.$metadata?.httpStatusCode ?? 0;
  const refusal = signal?.aborted || status >= 500 ? undefined : refusalOf(raised);
  if (refusal !== undefined) return new OidcFailure(refusal, `AWS answered: ${description ?? refusal}`, details);
  const failure = portalFailureOf(error, host, signal);
  const kind = kindOfPortalKind[failure.kind];
  const saysMore = description !== undefined && kind !== 'cancelled' && kind !== 'unreachable';
  const message = saysMore ? `AWS answered: ${description}` : failure.message;
  return new OidcFailure(kind, message, { ...details, lasting: failure.lasting });
}

function refusalOf({ name, error }: Raised): OidcFailureKind | undefined {
  if (codes.has(error)) return error as OidcFailureKind;
  const shape = String(name ?? '').replace(/^.*#/, '');
  return Object.hasOwn(kindOfShape, shape) ? kindOfShape[shape as keyof typeof kindOfShape] : undefined;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
