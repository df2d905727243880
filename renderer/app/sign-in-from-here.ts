import { place } from './place.ts';
import { signIn } from './sign-in.ts';

/** Begins to sign in from another page; how it goes is shown beside the accounts. */
export function signInFromHere(sessionId: string): void {
  place.set('accounts');
  void signIn(sessionId, 'browser');
}
