import type { Obstacle, OidcFailure } from '../oidc-failure.ts';
import type { ProblemWords } from '../problem.ts';
import type { SignInContext } from './context.ts';

type Words = (context: SignInContext) => Required<Pick<ProblemWords, 'what' | 'next'>>;

const words: Readonly<Record<Obstacle | 'unknown' | 'lasting', Words>> = {
  certificate: () => ({
    what: 'The connection to AWS is not trusted.',
    next: 'Ask your IT department for the certificate file, and start Daypass anew once AWS_CA_BUNDLE names it.',
  }),
  'certificate-dates': () => ({
    what: "The connection to AWS is not trusted: its certificate does not fit this computer's date.",
    next: 'Check the date and the time of this computer. If they are right, tell your IT department that a certificate has expired.',
  }),
  proxy: () => ({
    what: 'A proxy between this computer and AWS refused the connection.',
    next: 'If this is a guest network, sign in to it first. Else ask your IT department for the address of the proxy, put it into the variable HTTPS_PROXY, and start Daypass anew.',
  }),
  address: ({ session: { region } }) => ({
    what: 'The address of AWS is not found.',
    next: `Check the network connection (or the VPN), and that the region ${region} is right; then sign in again.`,
  }),
  setting: () => ({
    what: 'A setting keeps Daypass from reaching AWS.',
    next: 'Correct that, start Daypass anew, and sign in again.',
  }),
  lasting: () => ({ what: "AWS can't be reached this way.", next: 'Correct that, then sign in again.' }),
  unknown: () => ({
    what: "AWS can't be reached.",
    next: 'Check the network connection, then sign in again.',
  }),
};

/** Words for a network (or a setting of it) that did not let us through. */
export function unreachableWords({ obstacle, lasting, message }: OidcFailure, context: SignInContext): ProblemWords {
  return { why: message, ...words[obstacle ?? (lasting ? 'lasting' : 'unknown')](context) };
}
