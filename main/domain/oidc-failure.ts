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

type Details = Readonly<{
  reason?: string | undefined;
  lasting?: boolean;
  clockSkewMs?: number | undefined;
}>;

export class OidcFailure extends Error {
  readonly kind: OidcFailureKind;
  /** The service's `reason`, such as `KMS_AccessDeniedException`, where it gives one. */
  readonly reason: string | undefined;
  /** True when asking again can't help before somebody corrects a setting. */
  readonly lasting: boolean;
  /** How far AWS's clock is ahead of ours, where they differ by more than five minutes. */
  readonly clockSkewMs: number | undefined;

  constructor(kind: OidcFailureKind, message: string, options: ErrorOptions & Details = {}) {
    const { reason, lasting = false, clockSkewMs, ...rest } = options;
    super(message, rest);
    this.name = 'OidcFailure';
    this.kind = kind;
    this.reason = reason;
    this.lasting = lasting;
    this.clockSkewMs = clockSkewMs;
  }
}
