/**
 * How a sign-in failed where the OIDC service had no part in it. `timed-out`: nobody approved it within our limit.
 * `no-browser`: no browser took the page, whose address is `url`. `no-way-back`: nothing can listen for the browser's answer.
 * `wrong-person`: it worked, yet for somebody who is given nothing here: the browser was signed in as another person.
 */
export type SignInFailureKind = 'timed-out' | 'no-browser' | 'no-way-back' | 'wrong-person';

export class SignInFailure extends Error {
  readonly kind: SignInFailureKind;
  readonly url: string | undefined;

  constructor(kind: SignInFailureKind, options: ErrorOptions & Readonly<{ url?: string }> = {}) {
    const { url, ...rest } = options;
    super(`The sign-in failed: ${kind}.`, rest);
    this.name = 'SignInFailure';
    this.kind = kind;
    this.url = url;
  }
}
