import type { ProblemWords } from '../problem.ts';
import type { SignInFailure, SignInFailureKind } from '../sign-in-failure.ts';
import type { SignInContext } from './context.ts';

type Words = (context: SignInContext, url: string | undefined) => ProblemWords;

const words: Readonly<Record<SignInFailureKind, Words>> = {
  'timed-out': ({ way }) => ({
    what: 'Nobody approved the sign-in in time.',
    why:
      way === 'browser'
        ? 'Daypass waits a few minutes for the browser, and no longer.'
        : 'A code is good for a few minutes only.',
    next: 'Sign in again, and press "Allow" on the page that opens.',
  }),
  'no-browser': ({ way }, url) => ({
    what: 'No browser could be opened.',
    why: 'This computer has no default browser, or it did not start.',
    next: nextWithoutBrowser(way, url),
  }),
  'no-way-back': () => ({
    what: 'Your browser could not have told Daypass that you signed in.',
    why: 'Daypass may not listen on this computer for its answer; security software may forbid it.',
    next: 'Sign in with a code instead.',
  }),
  'wrong-person': ({ session: { name } }) => ({
    what: `The person who signed in has no accounts in "${name}".`,
    why: 'The browser was perhaps still signed in as somebody else.',
    next: 'Sign out of the access portal in the browser, then sign in here again as yourself. If it was you, ask your IT department for access.',
  }),
};

function nextWithoutBrowser(way: SignInContext['way'], url: string | undefined): string {
  if (url === undefined) return 'Choose a default browser, or name one in the variable BROWSER, then sign in again.';
  return way === 'browser'
    ? `Copy this link into a browser on this computer: ${url}`
    : `Copy this link into any browser: ${url}`;
}

/** Words for a sign-in that failed without any answer of AWS. */
export const ownWords = ({ kind, url }: SignInFailure, context: SignInContext): ProblemWords =>
  words[kind](context, url);
