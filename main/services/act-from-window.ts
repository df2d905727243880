import type { LinkKind, SettingsChange, View } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import { changeOfSettings } from '../domain/change-settings.ts';
import { canPin, mostPins } from '../domain/next-pins.ts';
import { Problem } from '../domain/problem.ts';
import type { CredentialsCopier } from './copy-credentials.ts';
import type { StateHolder } from './hold-state.ts';
import type { AccountKeeper } from './keep-accounts-listed.ts';
import type { SessionKeeper } from './keep-sessions-current.ts';
import type { NoteActivity } from './note-activity.ts';
import { noteUse } from './note-use.ts';
import { type LinkOpener, openConsole, sessionOf } from './open-console.ts';

export type WindowPorts = Readonly<{
  holder: StateHolder;
  view(): View;
  sessions: Pick<SessionKeeper, 'reload'>;
  accounts: Pick<AccountKeeper, 'reload' | 'prioritise'>;
  copier: Pick<CredentialsCopier, 'copy' | 'clear'>;
  browser: LinkOpener;
  note: NoteActivity;
  /** Puts text without a secret on the clipboard. */
  copyText(text: string): Promise<void>;
}>;

/** What a person can do in the window. The promises reject with a `Problem`. */
export function actFromWindow(ports: WindowPorts) {
  const { holder, view, sessions, accounts, copier, browser, copyText } = ports;

  const used = noteUse(holder, ports.note);

  async function put(text: string): Promise<void> {
    // Else the window would go on telling of credentials that the text has replaced.
    await copier.clear();
    await copyText(text);
  }

  return {
    view,
    chooseSession(sessionId: string): void {
      sessionOf(holder.state(), sessionId);
      holder.dispatch({ type: 'session-chosen', sessionId });
    },
    async reload(): Promise<void> {
      await sessions.reload();
      accounts.reload();
    },
    openAccount: accounts.prioritise,
    copyNumber: put,
    pin(access: SessionAccess, pinned: boolean): void {
      const { pins } = holder.state();
      if (pinned) {
        sessionOf(holder.state(), access.sessionId);
        if (!canPin(pins, access)) throw tooManyPins();
      }
      holder.dispatch({ type: 'pin-changed', access, pinned });
    },
    async openConsole(access: SessionAccess): Promise<void> {
      await openConsole(holder.state(), browser, access);
      used(access, { use: 'console' });
    },
    async copyCredentials(access: SessionAccess): Promise<Readonly<{ expiration: number }>> {
      const copied = await copier.copy(access);
      used(access, { use: 'copy', format: copied.format }, copied.expiration);
      return copied;
    },
    clearClipboard: copier.clear,
    openLink: (kind: LinkKind): Promise<void> => browser.openLink({ kind }),
    dismissNotice: (): void => holder.dispatch({ type: 'notice-dismissed' }),
    changeSettings: (change: SettingsChange): void =>
      holder.dispatch({ type: 'settings-changed', settings: changeOfSettings(change) }),
    snoozeReminder: (key: string): void => holder.dispatch({ type: 'reminder-snoozed', key }),
    dismissReminder: (key: string): void => holder.dispatch({ type: 'reminder-dismissed', key }),
    visitDone: (asked: number): void => holder.dispatch({ type: 'visit-done', asked }),
  };
}

const tooManyPins = (): Problem =>
  new Problem('conflict', {
    what: `No more than ${mostPins} roles can be pinned.`,
    next: 'Take a pin away that you no longer need, then try again.',
  });
