import type { ProblemWords } from '../problem.ts';
import type { SignInFailure, SignInFailureKind } from '../sign-in-failure.ts';
import type { SignInContext } from './context.ts';

const words: Readonly<Record<SignInFailureKind, (context: SignInContext) => ProblemWords>> = {
  'timed-out': () => ({
    what: 'Nobody allowed access in time.',
    why: 'Daypass waits 5 minutes for the browser, and no longer.',
    next: 'Sign in again, and press "Allow access" on the page that opens.',
  }),
  'no-way-back': () => ({
    what: 'Your browser could not tell Daypass that you signed in.',
    why: 'Something on this computer, perhaps security software, keeps Daypass from hearing from the browser.',
    next: 'Sign in with a code instead.',
  }),
  'wrong-person': ({ session: { name } }) => ({
    what: `The person who signed in has no accounts in "${name}".`,
    why: 'The browser was perhaps still signed in as somebody else.',
    next: 'Sign out of the access portal in the browser, then sign in here again as yourself. If it was you, ask your IT department for access.',
  }),
};

/** Words for a sign-in that failed without any answer of AWS. */
export const ownWords = ({ kind }: SignInFailure, context: SignInContext): ProblemWords => words[kind](context);
