import type { OidcFailureKind } from '../oidc-failure.ts';
import type { ProblemWords } from '../problem.ts';
import { otherWay, type SignInContext } from './context.ts';
import { portalIsElsewhere, unknownPortalWords } from './portal-words.ts';

type Words = (context: SignInContext, message: string) => ProblemWords;

/** Words for each way in which AWS refuses. `message` is what it said. */
export const refusalWords: Readonly<Record<Exclude<OidcFailureKind, 'unreachable'>, Words>> = {
  access_denied: ({ way }) => ({
    what: 'The sign-in was denied in the browser.',
    why:
      way === 'browser'
        ? 'Somebody pressed "Deny", or whoever is signed in there may not use this portal.'
        : 'Somebody denied the code, or whoever is signed in there may not use this portal.',
    next: 'Sign in again, and press "Allow access". If the page greets somebody else, sign out there first.',
  }),
  expired_token: ({ way }) =>
    way === 'device'
      ? {
          what: 'The code has expired.',
          why: 'It can be used for some minutes only, and nobody allowed access in that time.',
          next: 'Sign in again: you are given a new code.',
        }
      : {
          what: 'The answer of your browser came too late.',
          why: 'Too much time passed before Daypass could pass it on to AWS.',
          next: 'Sign in again, and leave the page open until it says that you are signed in.',
        },
  authorization_pending: () => ({
    what: 'Access is not allowed yet.',
    why: 'AWS still waits for an answer in the browser.',
    next: 'Press "Allow access" in the browser, or begin anew.',
  }),
  slow_down: (_, message) => ({
    what: 'AWS asks for a pause.',
    why: `Too many sign-ins were started in a short time. ${message}`,
    next: 'Wait a minute, then sign in again.',
  }),
  invalid_request: unknownPortalWords,
  invalid_grant: (context) =>
    portalIsElsewhere(context)
      ? unknownPortalWords(context)
      : {
          what: 'AWS did not complete the sign-in.',
          why: `The portal is perhaps not in the region ${context.session.region}, or access was allowed too late.`,
          next: 'Sign in again. If it stays, ask your IT department for the region of the start URL.',
        },
  invalid_client: (_, message) => ({
    what: 'AWS does not accept Daypass as an app to sign in with.',
    why: `Its registration was renewed, and refused again. ${message}`,
    next: 'Try again in a few minutes. If it stays, tell your IT department.',
  }),
  unauthorized_client: (context, message) => ({
    what: 'AWS does not let apps like Daypass sign in this way here.',
    why: message,
    next: otherWay(context),
  }),
  unsupported_grant_type: (context, message) => ({
    what: `This portal does not offer to sign in ${context.way === 'browser' ? 'with the browser' : 'with a code'}.`,
    why: message,
    next: otherWay(context),
  }),
  invalid_redirect_uri: (context, message) => ({
    what: 'AWS does not let the browser come back to Daypass.',
    why: message,
    next: otherWay(context),
  }),
  invalid_scope: ({ session: { name, scopes = [] } }, message) => ({
    what: `The session "${name}" asks AWS for something that it does not know.`,
    why: `${scopes.length > 0 ? `It asks for: ${scopes.join(', ')}. ` : ''}${message}`,
    next: 'Correct sso_registration_scopes of this session in the AWS config file; usual is sso:account:access.',
  }),
  invalid_client_metadata: (_, message) => ({
    what: 'AWS did not accept how Daypass introduced itself.',
    why: message,
    next: 'Look for a newer version of Daypass. If there is none, report this.',
  }),
  server_error: (_, message) => ({
    what: 'AWS cannot sign anybody in at the moment.',
    why: message,
    next: 'There is nothing to correct on your side: try again in a few minutes.',
  }),
  cancelled: () => ({
    what: 'Sign-in cancelled.',
  }),
  unknown: (_, message) => ({
    what: 'AWS refused the sign-in.',
    why: message,
    next: 'Try again. If it stays, pass this message on to your IT department.',
  }),
};
