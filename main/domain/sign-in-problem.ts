import { OidcFailure, type OidcFailureKind } from './oidc-failure.ts';
import { Problem, type ProblemKind, type ProblemWords } from './problem.ts';
import { SignInFailure } from './sign-in-failure.ts';
import { clockWords } from './sign-in-words/clock-words.ts';
import type { SignInContext } from './sign-in-words/context.ts';
import { isKeyTrouble, keyWords } from './sign-in-words/key-words.ts';
import { ownWords } from './sign-in-words/own-words.ts';
import { portalIsElsewhere } from './sign-in-words/portal-words.ts';
import { refusalWords } from './sign-in-words/refusal-words.ts';
import { unreachableWords } from './sign-in-words/unreachable-words.ts';

/** Passing troubles: the network's, or AWS's own. */
const unreachable: ReadonlySet<OidcFailureKind> = new Set(['unreachable', 'server_error', 'slow_down']);

/** What a clock that is wrong may be the reason of; the person's own No, or a busy server, is not. */
const unexplained: ReadonlySet<OidcFailureKind> = new Set([
  'invalid_grant',
  'invalid_client',
  'invalid_request',
  'unknown',
]);

/** A sign-in that failed, in words for the person who tried: what happened, why, and what to do next. */
export function signInProblem(failure: OidcFailure | SignInFailure, context: SignInContext): Problem {
  const words = failure instanceof SignInFailure ? ownWords(failure, context) : wordsOf(failure, context);
  return new Problem(kindOf(failure), words, { cause: failure });
}

/** True for the problem of a sign-in that the person cancelled: that is news, and nothing went wrong. */
export const isCancelledSignIn = ({ cause }: Problem): boolean =>
  cause instanceof OidcFailure && cause.kind === 'cancelled';

function wordsOf(failure: OidcFailure, context: SignInContext): ProblemWords {
  const { kind, clockSkewMs, reason } = failure;
  if (isKeyTrouble(reason)) return keyWords(reason);
  if (kind === 'unreachable') return unreachableWords(failure, context);
  if (clockSkewMs !== undefined && unexplained.has(kind) && !portalIsElsewhere(context)) {
    const { next, ...words } = clockWords(clockSkewMs);
    return { ...words, next: `${next} Then sign in again.` };
  }
  return refusalWords[kind](context, asSentence(failure.message));
}

/** What AWS says has no full stop, now and then, and other words follow it. */
const asSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function kindOf({ kind }: OidcFailure | SignInFailure): ProblemKind {
  if (kind === 'no-way-back' || kind === 'unknown') return 'unexpected';
  return unreachable.has(kind as OidcFailureKind) ? 'unreachable' : 'sign-in-needed';
}
