import type { SessionRequest, SignInWay, StartUrlReading } from '../../preload/contract.ts';
import { portalOf } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import { sessionNameFor } from '../domain/session-name-for.ts';
import type { SignInPage } from '../domain/signing-in.ts';
import { regionChoices } from '../domain/sso-regions.ts';
import { readStartUrl } from '../domain/start-url.ts';
import type { StateHolder } from './hold-state.ts';
import type { AppSignIn } from './sign-in-from-app.ts';
import type { AppSignOut } from './sign-out-from-app.ts';

export type SessionActPorts = Readonly<{
  holder: StateHolder;
  signIns: AppSignIn;
  signOuts: AppSignOut;
  add(wish: SessionRequest): Promise<Readonly<{ sessionId: string }>>;
  findRegion(startUrl: string): Promise<string | undefined>;
  reload(): Promise<void>;
  /** Puts text without a secret on the clipboard, in place of credentials that may lie there. */
  copyText(text: string): Promise<void>;
}>;

/** What a person can do in the window about sessions: add one, sign in and out. The promises reject with a `Problem`. */
export function actOnSessions({ holder, signIns, signOuts, add, findRegion, reload, copyText }: SessionActPorts) {
  const pageOf = (sessionId: string): SignInPage => {
    const page = holder.state().signIns.find((signIn) => signIn.sessionId === sessionId)?.page;
    if (page !== undefined) return page;
    throw new Problem('conflict', { what: 'No sign-in waits here any more.', next: 'Sign in again.' });
  };

  return {
    readStartUrl(text: string): StartUrlReading {
      const read = readStartUrl(text);
      if (!read.ok) return read;
      const { sessions } = holder.state();
      const known = sessions.find(
        ({ startUrl, form }) => form === 'sso-session' && portalOf(startUrl) === portalOf(read.startUrl),
      );
      return {
        ...read,
        suggestedName: sessionNameFor(read.startUrl, new Set(sessions.map(({ id }) => id))),
        ...(known !== undefined && { known: { sessionId: known.id, name: known.name } }),
        regions: regionChoices(read.startUrl, sessions),
      };
    },
    async findRegion(startUrl: string): Promise<{ region?: string }> {
      const region = await findRegion(startUrl);
      return region === undefined ? {} : { region };
    },
    async addSession(request: SessionRequest): Promise<{ sessionId: string }> {
      const { sessionId } = await add(request);
      await reload();
      holder.dispatch({ type: 'session-chosen', sessionId });
      return { sessionId };
    },
    async signIn(sessionId: string, way: SignInWay, keep?: 'memory'): Promise<{ sessionId: string }> {
      return { sessionId: (await signIns.begin(sessionId, way, keep)).sessionId };
    },
    cancelSignIn: (sessionId: string): void => signIns.cancel(sessionId),
    openSignInPage: async (sessionId: string): Promise<{ opened: boolean }> => ({
      opened: await signIns.openAgain(sessionId),
    }),
    copySignInLink: async (sessionId: string): Promise<void> => copyText(pageOf(sessionId).url),
    copySignInCode: async (sessionId: string): Promise<void> => copyText(pageOf(sessionId).userCode ?? ''),
    signOut: signOuts.one,
    signOutAll: signOuts.all,
  };
}
