import type {
  LinkKind,
  Output,
  ProfileExported,
  ProfilePreview,
  ProfileRequest,
  SessionRequest,
  SettingsChange,
  SignInWay,
  StartUrlReading,
  View,
} from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import type { Handlers } from './serve.ts';

/** What the window's calls do. A promise may reject with a `Problem`, whose words the window shows. */
export type Actions = Readonly<{
  view(): View;
  chooseSession(sessionId: string): void | Promise<void>;
  reload(): void | Promise<void>;
  openAccount(sessionId: string, accountId: string): void | Promise<void>;
  copyNumber(accountId: string): void | Promise<void>;
  pin(access: SessionAccess, pinned: boolean): void | Promise<void>;
  openConsole(access: SessionAccess): void | Promise<void>;
  /** `expiration` is UTC epoch milliseconds. The credentials go to the clipboard and nowhere else. */
  copyCredentials(access: SessionAccess): Promise<Readonly<{ expiration: number }>>;
  clearClipboard(): void | Promise<void>;
  previewProfile(request: ProfileRequest): Promise<ProfilePreview>;
  exportProfile(request: ProfileRequest): Promise<ProfileExported>;
  openLink(kind: LinkKind): void | Promise<void>;
  readStartUrl(text: string): StartUrlReading;
  findRegion(startUrl: string): Promise<Output<'startUrl.findRegion'>>;
  addSession(request: SessionRequest): Promise<Output<'session.add'>>;
  /** Resolves when it has begun; the view tells how it goes on. */
  signIn(sessionId: string, way: SignInWay): Promise<Output<'session.signIn'>>;
  cancelSignIn(sessionId: string): void | Promise<void>;
  openSignInPage(sessionId: string): Promise<Output<'session.openSignInPage'>>;
  copySignInLink(sessionId: string): void | Promise<void>;
  copySignInCode(sessionId: string): void | Promise<void>;
  signOut(sessionId: string): void | Promise<void>;
  signOutAll(): void | Promise<void>;
  dismissNotice(): void | Promise<void>;
  changeSettings(change: SettingsChange): void | Promise<void>;
  snoozeReminder(key: string): void | Promise<void>;
  dismissReminder(key: string): void | Promise<void>;
  visitDone(asked: number): void | Promise<void>;
}>;

/** The contract's calls over the app's actions. Answers are picked field by field, so that nothing else can slip out. */
export function createHandlers(actions: Actions): Handlers {
  return {
    'view.get': async () => actions.view(),
    'session.choose': async ({ sessionId }) => done(actions.chooseSession(sessionId)),
    'session.reload': async () => done(actions.reload()),
    'account.open': async ({ sessionId, accountId }) => done(actions.openAccount(sessionId, accountId)),
    'account.copyNumber': async ({ accountId }) => done(actions.copyNumber(accountId)),
    'access.pin': async ({ pinned, ...access }) => done(actions.pin(access, pinned)),
    'access.openConsole': async (access) => done(actions.openConsole(access)),
    'access.copyCredentials': async (access) => expirationOf(await actions.copyCredentials(access)),
    'clipboard.clear': async () => done(actions.clearClipboard()),
    'profile.preview': async (request) => previewOf(await actions.previewProfile(request)),
    'profile.export': async (request) => exportedOf(await actions.exportProfile(request)),
    'link.open': async ({ kind }) => done(actions.openLink(kind)),
    'startUrl.read': async ({ text }) => actions.readStartUrl(text),
    'startUrl.findRegion': async ({ startUrl }) => actions.findRegion(startUrl),
    'session.add': async (request) => idOf(await actions.addSession(request)),
    'session.signIn': async ({ sessionId, way }) => idOf(await actions.signIn(sessionId, way)),
    'session.cancelSignIn': async ({ sessionId }) => done(actions.cancelSignIn(sessionId)),
    'session.openSignInPage': async ({ sessionId }) => openedOf(await actions.openSignInPage(sessionId)),
    'session.copySignInLink': async ({ sessionId }) => done(actions.copySignInLink(sessionId)),
    'session.copySignInCode': async ({ sessionId }) => done(actions.copySignInCode(sessionId)),
    'session.signOut': async ({ sessionId }) => done(actions.signOut(sessionId)),
    'session.signOutAll': async () => done(actions.signOutAll()),
    'notice.dismiss': async () => done(actions.dismissNotice()),
    'settings.change': async (change) => done(actions.changeSettings(change)),
    'reminder.snooze': async ({ key }) => done(actions.snoozeReminder(key)),
    'reminder.dismiss': async ({ key }) => done(actions.dismissReminder(key)),
    'visit.done': async ({ asked }) => done(actions.visitDone(asked)),
  };
}

/** Waits, and answers nothing, whatever the action gave. */
const done = async (work: void | Promise<void>): Promise<void> => {
  await work;
};

const expirationOf = ({ expiration }: Output<'access.copyCredentials'>) => ({ expiration });

const idOf = ({ sessionId }: Readonly<{ sessionId: string }>) => ({ sessionId });

const openedOf = ({ opened }: Output<'session.openSignInPage'>) => ({ opened });

const previewOf = ({ file, lines, unchanged }: ProfilePreview): ProfilePreview => ({
  file,
  lines: lines.map(({ change, text }) => ({ change, text })),
  unchanged,
});

const exportedOf = ({ file, profile, backup, unchanged }: ProfileExported): ProfileExported => ({
  file,
  profile,
  unchanged,
  ...(backup !== undefined && { backup }),
});
