import type { Obstacle, OidcFailure } from './oidc-failure.ts';
import { Problem, type ProblemWords } from './problem.ts';
import { isKeyTrouble, keyWords } from './sign-in-words/key-words.ts';

/** A refresh that AWS did not answer, or not with a yes or a no, in words that go after "Can't be renewed: ". */
export function renewalProblem(failure: OidcFailure): Problem {
  return new Problem('unreachable', wordsOf(failure), { cause: failure });
}

function wordsOf({ kind, reason, lasting, obstacle, message }: OidcFailure): ProblemWords {
  if (isKeyTrouble(reason)) return keyWords(reason);
  if (kind === 'server_error' || kind === 'slow_down') {
    return { what: 'AWS is too busy to answer.', why: message, next: 'Try again in a few minutes.' };
  }
  if (kind !== 'unreachable' && kind !== 'cancelled') {
    return { what: 'AWS refused to renew the sign-in.', why: message, next: 'Sign in again.' };
  }
  return { why: message, ...unreachableWords[obstacle ?? (lasting ? 'setting' : 'network')] };
}

type Words = Readonly<{ what: string; next: string }>;

const network: Words = {
  what: "AWS can't be reached.",
  next: 'Check the network connection, then try again.',
};

const unreachableWords: Readonly<Record<Obstacle | 'network', Words>> = {
  network,
  address: network,
  certificate: {
    what: 'The certificate of the connection to AWS is not trusted.',
    next: 'Ask your IT department for its certificate file, name it in the variable AWS_CA_BUNDLE, and start Daypass anew.',
  },
  'certificate-dates': {
    what: "The certificate of the connection to AWS does not fit this computer's date.",
    next: 'Check the date and the time of this computer. If they are right, tell your IT department that a certificate has expired.',
  },
  proxy: {
    what: 'A proxy between this computer and AWS refused the connection.',
    next: 'If this is a guest network, sign in to it first. Else ask your IT department for the address of the proxy, put it into the variable HTTPS_PROXY, and start Daypass anew.',
  },
  setting: {
    what: 'A setting keeps Daypass from reaching AWS.',
    next: 'Correct that, and start Daypass anew.',
  },
};
