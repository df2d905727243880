import { clockSkewOf } from '../domain/clock-skew.ts';
import { type Obstacle, OidcFailure, type OidcFailureKind } from '../domain/oidc-failure.ts';
import { oidcFailureKind, oidcFailureKindOfShape } from '../domain/oidc-failure-kind.ts';
import { PortalFailure, type PortalFailureKind } from '../domain/portal-failure.ts';
import { isDistrust, portalFailureOf } from './portal-failure-of.ts';

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
  code?: unknown;
  /** Set for whatever AWS answered whole, by the SDK. */
  $fault?: unknown;
  error?: unknown;
  error_description?: unknown;
  reason?: unknown;
  $metadata?: Readonly<{ httpStatusCode?: number; requestId?: string }>;
  $response?: Readonly<{ statusCode?: number; headers?: Readonly<Record<string, string>> }>;
}>;

/** Whatever a call raised, as an `OidcFailure`. `host` is who was asked; `now` (UTC ms) is when. */
export function oidcFailureOf(error: unknown, host: string, now: number, signal?: AbortSignal): OidcFailure {
  if (error instanceof OidcFailure) return error;
  const raised: Raised = typeof error === 'object' && error !== null ? error : {};
  const description = textOf(raised.error_description);
  // A proxy's answer has the proxy's time.
  const date = raised.$metadata?.requestId === undefined ? undefined : raised.$response?.headers?.date;
  const details = { cause: error, reason: textOf(raised.reason), clockSkewMs: clockSkewOf(date, now) };
  // The head of an answer whose body broke off is no answer.
  const broke = raised.$fault === undefined && typeof raised.code === 'string';
  const status = broke ? 0 : (raised.$metadata?.httpStatusCode ?? raised.$response?.statusCode ?? 0);
  const refusal = signal?.aborted || status >= 500 ? undefined : refusalOf(raised);
  if (refusal !== undefined) return new OidcFailure(refusal, answered(description ?? refusal), details);
  const failure = portalFailureOf(error, host, signal);
  const { lasting } = failure;
  const kind = kindOfPortalKind[failure.kind];
  if (kind === 'unreachable') {
    return new OidcFailure(kind, failure.message, { ...details, lasting, obstacle: obstacleOf(error, raised, status) });
  }
  const saysWhy = description !== undefined && kind !== 'cancelled';
  return new OidcFailure(kind, saysWhy ? answered(description) : failure.message, { ...details, lasting });
}

/** OAuth's code in the body's `error`, else the shape in `x-amzn-errortype`. */
const refusalOf = ({ name, error }: Raised): OidcFailureKind | undefined =>
  oidcFailureKind(error) ?? oidcFailureKindOfShape(String(name ?? ''));

/** What stands in the way of an answer from AWS, as far as the error tells. */
function obstacleOf(error: unknown, { code }: Raised, status: number): Obstacle | undefined {
  if (error instanceof PortalFailure) return 'setting';
  if (code === 'CERT_NOT_YET_VALID' || code === 'CERT_HAS_EXPIRED') return 'certificate-dates';
  if (isDistrust({ code })) return 'certificate';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'address';
  return status >= 300 ? 'proxy' : undefined;
}

const answered = (text: string): string => `AWS answered: ${text.replace(/\.$/, '')}.`;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
