/**
 * How a sign-in failed where the OIDC service had no part in it. `timed-out`: nobody allowed access within our limit.
 * `no-way-back`: nothing can listen for the browser's answer.
 * `wrong-person`: it worked, yet for somebody who is given nothing here: the browser was signed in as another person.
 */
export type SignInFailureKind = 'timed-out' | 'no-way-back' | 'wrong-person';

export class SignInFailure extends Error {
  readonly kind: SignInFailureKind;

  constructor(kind: SignInFailureKind, options?: ErrorOptions) {
    super(`The sign-in failed: ${kind}.`, options);
    this.name = 'SignInFailure';
    this.kind = kind;
  }
}
