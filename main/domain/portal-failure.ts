/** How a call to AWS failed, as far as what to do next depends on it (protocol 4, "Errors"). */
export type PortalFailureKind =
  | 'throttled'
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'invalid'
  | 'unreachable'
  | 'server'
  | 'cancelled';

export class PortalFailure extends Error {
  readonly kind: PortalFailureKind;

  constructor(kind: PortalFailureKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PortalFailure';
    this.kind = kind;
  }
}
