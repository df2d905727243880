import type { SignInWay } from '../view.ts';

/** Sessions, and the start URLs that new ones are made of. */
export type SessionCalls = {
  'session.choose': { input: { sessionId: string }; output: void };
  /** Reads sessions, accounts and roles anew. */
  'session.reload': { input: void; output: void };
  /** What a start URL means that somebody types or pastes, as far as the text alone tells. */
  'startUrl.read': { input: { text: string }; output: StartUrlReading };
  /** Asks the portal for its region, where `startUrl.read` gave none. Takes seconds; empty when nothing tells it. */
  'startUrl.findRegion': { input: { startUrl: string }; output: { region?: string } };
  /** Writes a session into the AWS config file, or gives the one that is there for the same portal. */
  'session.add': { input: SessionRequest; output: { sessionId: string } };
  /**
   * Begins to sign in; how it goes on is told by the session's `signIn` and `signInProblem`. While one waits, it joins that,
   * and goes on the other way where that is asked for. A session that no config file knows is added to it first; the answer
   * holds the id that it has then.
   */
  'session.signIn': {
    /** `keep`: the token stays in memory until Daypass quits, for when the keychain can't take it. */
    input: { sessionId: string; way: SignInWay; keep?: 'memory' };
    output: { sessionId: string };
  };
  'session.cancelSignIn': { input: { sessionId: string }; output: void };
  /** Opens the page of the waiting sign-in once more. */
  'session.openSignInPage': { input: { sessionId: string }; output: { opened: boolean } };
  /** Puts the address of that page on the clipboard. */
  'session.copySignInLink': { input: { sessionId: string }; output: void };
  /** Puts the code to be compared on the clipboard. */
  'session.copySignInCode': { input: { sessionId: string }; output: void };
  /** What came of it is told by the view's `notice`. */
  'session.signOut': { input: { sessionId: string }; output: void };
  'session.signOutAll': { input: void; output: void };
};

export const sessionCalls = {
  'session.choose': 0,
  'session.reload': 0,
  'startUrl.read': 0,
  'startUrl.findRegion': 0,
  'session.add': 0,
  'session.signIn': 0,
  'session.cancelSignIn': 0,
  'session.openSignInPage': 0,
  'session.copySignInLink': 0,
  'session.copySignInCode': 0,
  'session.signOut': 0,
  'session.signOutAll': 0,
} satisfies Record<keyof SessionCalls, 0>;

export type SessionRequest = {
  startUrl: string;
  region: string;
  /** Without one, a name is made of the start URL. */
  name?: string;
  /** True for a second person on a portal that has a session already; that needs a name of its own. */
  another?: boolean;
};

export type StartUrlReading =
  | {
      ok: true;
      /** As it is to be stored. */
      startUrl: string;
      /** Where the address itself tells it. */
      region?: string;
      /** The name that a new session for it would have. */
      suggestedName: string;
      /** A session that is there for it already. */
      known?: { sessionId: string; name: string };
      /** To choose from where the region is not known; the likeliest first. */
      regions: { region: string; name?: string }[];
    }
  /** `why` is a sentence for people. */
  | { ok: false; why: string };
