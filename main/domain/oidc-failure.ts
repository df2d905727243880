/**
 * How a call to the OIDC service failed. The codes with underscores are OAuth's own, as the service answers them in `error`
 * (RFC 6749 5.2, RFC 8628 3.5); the others are ours.
 */
export type OidcFailureKind =
  | 'authorization_pending'
  | 'slow_down'
  | 'expired_token'
  | 'access_denied'
  | 'invalid_grant'
  | 'invalid_client'
  | 'invalid_request'
  | 'invalid_scope'
  | 'invalid_client_metadata'
  | 'invalid_redirect_uri'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'server_error'
  | 'unreachable'
  | 'cancelled'
  | 'unknown';

/** What stood between us and AWS: certificates (or only their dates) nobody vouches for, a proxy, a name that nobody knows, a setting. */
export type Obstacle = 'certificate' | 'certificate-dates' | 'proxy' | 'address' | 'setting';

type Details = Readonly<{
  reason?: string | undefined;
  lasting?: boolean;
  obstacle?: Obstacle | undefined;
  clockSkewMs?: number | undefined;
}>;

export class OidcFailure extends Error {
  readonly kind: OidcFailureKind;
  /** The service's `reason`, such as `KMS_AccessDeniedException`, where it gives one. */
  readonly reason: string | undefined;
  /** True when asking again can't help before somebody corrects a setting. */
  readonly lasting: boolean;
  /** Of `unreachable`: what stands in the way, where it is known. */
  readonly obstacle: Obstacle | undefined;
  /** How far AWS's clock is ahead of ours, where they differ by more than five minutes. */
  readonly clockSkewMs: number | undefined;

  constructor(kind: OidcFailureKind, message: string, options: ErrorOptions & Details = {}) {
    const { reason, lasting = false, obstacle, clockSkewMs, ...rest } = options;
    super(message, rest);
    this.name = 'OidcFailure';
    this.kind = kind;
    this.reason = reason;
    this.lasting = lasting;
    this.obstacle = obstacle;
    this.clockSkewMs = clockSkewMs;
  }
}
