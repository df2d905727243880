import type { Output, SessionCalls, SessionRequest, SignInWay, StartUrlReading } from '../../../preload/contract.ts';
import { done } from '../done.ts';
import type { HandlersOf } from '../serve.ts';

export type SessionActions = Readonly<{
  chooseSession(sessionId: string): void | Promise<void>;
  reload(): void | Promise<void>;
  readStartUrl(text: string): StartUrlReading;
  findRegion(startUrl: string): Promise<Output<'startUrl.findRegion'>>;
  addSession(request: SessionRequest): Promise<Output<'session.add'>>;
  /** Resolves when it has begun; the view tells how it goes on. */
  signIn(sessionId: string, way: SignInWay, keep?: 'memory'): Promise<Output<'session.signIn'>>;
  cancelSignIn(sessionId: string): void | Promise<void>;
  openSignInPage(sessionId: string): Promise<Output<'session.openSignInPage'>>;
  copySignInLink(sessionId: string): void | Promise<void>;
  copySignInCode(sessionId: string): void | Promise<void>;
  signOut(sessionId: string): void | Promise<void>;
  signOutAll(): void | Promise<void>;
}>;

export const sessionHandlers = (actions: SessionActions): HandlersOf<SessionCalls> => ({
  'session.choose': async ({ sessionId }) => done(actions.chooseSession(sessionId)),
  'session.reload': async () => done(actions.reload()),
  'startUrl.read': async ({ text }) => actions.readStartUrl(text),
  'startUrl.findRegion': async ({ startUrl }) => actions.findRegion(startUrl),
  'session.add': async (request) => idOf(await actions.addSession(request)),
  'session.signIn': async ({ sessionId, way, keep }) => idOf(await actions.signIn(sessionId, way, keep)),
  'session.cancelSignIn': async ({ sessionId }) => done(actions.cancelSignIn(sessionId)),
  'session.openSignInPage': async ({ sessionId }) => openedOf(await actions.openSignInPage(sessionId)),
  'session.copySignInLink': async ({ sessionId }) => done(actions.copySignInLink(sessionId)),
  'session.copySignInCode': async ({ sessionId }) => done(actions.copySignInCode(sessionId)),
  'session.signOut': async ({ sessionId }) => done(actions.signOut(sessionId)),
  'session.signOutAll': async () => done(actions.signOutAll()),
});

const idOf = ({ sessionId }: Readonly<{ sessionId: string }>) => ({ sessionId });

const openedOf = ({ opened }: Output<'session.openSignInPage'>) => ({ opened });
