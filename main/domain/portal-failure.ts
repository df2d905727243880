/** How a call to AWS failed, as far as what to do next depends on it. */
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
  /** True when asking again can't help before somebody corrects a setting. */
  readonly lasting: boolean;

  constructor(kind: PortalFailureKind, message: string, options: ErrorOptions & Readonly<{ lasting?: boolean }> = {}) {
    const { lasting = false, ...rest } = options;
    super(message, rest);
    this.name = 'PortalFailure';
    this.kind = kind;
    this.lasting = lasting;
  }
}
