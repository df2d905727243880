import type { ConsolePage, LinkKind, SettingsChange, View } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import { changeOfSettings } from '../domain/change-settings.ts';
import { consoleDestination } from '../domain/console-destination.ts';
import { canPin, mostPins } from '../domain/next-pins.ts';
import { Problem } from '../domain/problem.ts';
import type { PowerGuard } from './ask-before-power.ts';
import type { CredentialsCopier } from './copy-credentials.ts';
import type { StateHolder } from './hold-state.ts';
import type { AccountKeeper } from './keep-accounts-listed.ts';
import type { SessionKeeper } from './keep-sessions-current.ts';
import type { TokensPlaced } from './keep-tokens-placed.ts';
import { type LinkOpener, sessionOf } from './open-console.ts';

export type WindowPorts = Readonly<{
  holder: StateHolder;
  view(): View;
  sessions: Pick<SessionKeeper, 'reload'>;
  placed: Pick<TokensPlaced, 'look'>;
  accounts: Pick<AccountKeeper, 'reload' | 'prioritise'>;
  copier: Pick<CredentialsCopier, 'copyPlain' | 'clear'>;
  browser: LinkOpener;
  guard: Pick<PowerGuard, 'answer'>;
}>;

/** What a person can do in the window. The promises reject with a `Problem`. */
export function actFromWindow(ports: WindowPorts) {
  const { holder, view, sessions, placed, accounts, copier, browser } = ports;

  return {
    view,
    chooseSession(sessionId: string): void {
      sessionOf(holder.state(), sessionId);
      holder.dispatch({ type: 'session-chosen', sessionId });
    },
    async reload(): Promise<void> {
      // A keychain that takes its time is not waited for: what comes of it shows by itself.
      placed.look();
      await sessions.reload();
      accounts.reload();
    },
    openAccount: accounts.prioritise,
    copyNumber: copier.copyPlain,
    pin(access: SessionAccess, pinned: boolean): void {
      const { pins } = holder.state();
      if (pinned) {
        sessionOf(holder.state(), access.sessionId);
        if (!canPin(pins, access)) throw tooManyPins();
      }
      holder.dispatch({ type: 'pin-changed', access, pinned });
    },
    pinPage(access: SessionAccess, page?: ConsolePage): void {
      const { region } = sessionOf(holder.state(), access.sessionId);
      // What could not be opened is not kept.
      if (page !== undefined) consoleDestination({ region, ...page });
      holder.dispatch({ type: 'pin-page-changed', access, ...(page && { page }) });
    },
    clearClipboard: copier.clear,
    openLink: (kind: LinkKind): Promise<void> => browser.openLink({ kind }),
    dismissNotice: (): void => holder.dispatch({ type: 'notice-dismissed' }),
    changeSettings: (change: SettingsChange): void =>
      holder.dispatch({ type: 'settings-changed', settings: changeOfSettings(change) }),
    snoozeReminder: (key: string): void => holder.dispatch({ type: 'reminder-snoozed', key }),
    dismissReminder: (key: string): void => holder.dispatch({ type: 'reminder-dismissed', key }),
    answerQuestion: ports.guard.answer,
    askAgain: (): void => holder.dispatch({ type: 'allowed-forgotten' }),
    visitDone: (asked: number): void => holder.dispatch({ type: 'visit-done', asked }),
  };
}

const tooManyPins = (): Problem =>
  new Problem('conflict', {
    what: `No more than ${mostPins} roles can be pinned.`,
    next: 'Take a pin away that you no longer need, then try again.',
  });
