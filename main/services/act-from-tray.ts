import type { ConsolePage } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import { problemOf, sentenceOf } from '../domain/problem.ts';
import type { ReminderAction } from '../domain/reminder.ts';
import type { VisitWish } from '../domain/state.ts';
import type { TrayAction } from '../domain/tray-model.ts';
import type { StateHolder } from './hold-state.ts';
import type { ProblemFor } from './problem-for.ts';
import type { AppSignIn } from './sign-in-from-app.ts';

export type TrayPorts = Readonly<{
  holder: StateHolder;
  openConsole(access: SessionAccess, page?: ConsolePage): Promise<void>;
  copy(access: SessionAccess): Promise<unknown>;
  clearClipboard(): Promise<void>;
  signIns: AppSignIn;
  signOut(sessionId: string): Promise<void>;
  showWindow(): void;
  quit(): void;
  problemFor: ProblemFor;
}>;

/** Does what was chosen in the tray menu. What goes wrong there is told in the window, which then comes to the front. */
export function actFromTray(ports: TrayPorts): (action: TrayAction) => Promise<void> {
  const { holder, signIns } = ports;

  function show(sessionId: string): void {
    holder.dispatch({ type: 'session-chosen', sessionId });
    ports.showWindow();
  }

  function visit(wish: VisitWish): void {
    holder.dispatch({ type: 'visit-asked', visit: wish });
    ports.showWindow();
  }

  /** Who acts on a reminder has seen it. One that was withdrawn meanwhile leads to the window, whatever it offered. */
  async function actOnReminder(key: string, action: ReminderAction): Promise<void> {
    if (action === 'snooze') return holder.dispatch({ type: 'reminder-snoozed', key });
    const reminded = holder.state().reminded.find((each) => each.key === key);
    holder.dispatch({ type: 'reminder-dismissed', key });
    if (reminded === undefined) return ports.showWindow();
    return action === 'sign-in' ? signIn(reminded.sessionId) : show(reminded.sessionId);
  }

  /** The window comes only where the browser is not enough: with a code to compare, a link to copy, or a failure. */
  async function signIn(wanted: string): Promise<void> {
    // One that waits goes on in the way in which it was begun; the window shows it, and its page can be opened again there.
    if (holder.state().signIns.some(({ sessionId }) => sessionId === wanted)) return show(wanted);
    cancelled.delete(wanted);
    const { sessionId, done } = await signIns.begin(wanted, 'browser');
    const unwatch = holder.subscribe(({ signIns: waiting }) => {
      const page = waiting.find((each) => each.sessionId === sessionId)?.page;
      if (page === undefined) return;
      unwatch();
      if (!page.opened || page.userCode !== undefined) show(sessionId);
    });
    const before = holder.state();
    const isSignedIn = await done;
    unwatch();
    const { name } = before.sessions.find(({ id }) => id === sessionId) ?? {};
    const text = `Signed in to "${name}".`;
    if (isSignedIn && name !== undefined) holder.dispatch({ type: 'told', notice: { tone: 'done', text } });
    if (!isSignedIn && !cancelled.delete(sessionId)) show(sessionId);
  }

  const cancelled = new Set<string>();

  async function act(action: TrayAction): Promise<void> {
    switch (action.do) {
      case 'open-window':
        if (action.sessionId !== undefined) holder.dispatch({ type: 'session-chosen', sessionId: action.sessionId });
        return ports.showWindow();
      case 'open-console':
        return ports.openConsole(action.access, action.page);
      case 'copy-credentials':
        // That it worked is told by the menu and the window for as long as the clipboard holds them.
        await ports.copy(action.access);
        return;
      case 'sign-in':
        return signIn(action.sessionId);
      case 'cancel-sign-in':
        cancelled.add(action.sessionId);
        return signIns.cancel(action.sessionId);
      case 'open-sign-in-page':
        if (!(await signIns.openAgain(action.sessionId))) show(action.sessionId);
        return;
      case 'sign-out':
        return ports.signOut(action.sessionId);
      case 'clear-clipboard':
        return ports.clearClipboard();
      case 'search':
      case 'settings':
        return visit({ to: action.do });
      case 'export-profile':
        holder.dispatch({ type: 'session-chosen', sessionId: action.access.sessionId });
        return visit({ to: 'export', access: action.access });
      case 'act-on-reminder':
        return actOnReminder(action.key, action.action);
      case 'dismiss-reminder':
        return holder.dispatch({ type: 'reminder-dismissed', key: action.key });
      case 'quit':
        return ports.quit();
    }
  }

  return async (action) => {
    try {
      await act(action);
    } catch (error) {
      if (problemOf(error).kind === 'declined') return;
      const { words } = ports.problemFor(`The menu's ${action.do}`, error);
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text: sentenceOf(words) } });
      ports.showWindow();
    }
  };
}
