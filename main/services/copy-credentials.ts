import type { Access, SessionAccess } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import { Problem } from '../domain/problem.ts';
import { accessLabel } from './access-label.ts';
import type { StateHolder } from './hold-state.ts';
import type { Clock } from './ports.ts';

/** The system's clipboard; its text may be another program's. */
export type Clipboard = Readonly<{
  write(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): Promise<void>;
}>;

export type CopyPorts = Readonly<{
  holder: StateHolder;
  issue(sessionId: string, access: Access): Promise<Credentials>;
  /** The credentials as text that a shell takes. */
  format(credentials: Credentials): string;
  clipboard: Clipboard;
  /** Gives the same for the same text, and nothing of the text. */
  digest(text: string): string;
  clock: Pick<Clock, 'now'>;
}>;

export type CredentialsCopier = Readonly<{
  /** Puts credentials on the clipboard, for as long as the settings say. `expiration` is UTC epoch milliseconds. Rejects with a `Problem`. */
  copy(access: SessionAccess): Promise<Readonly<{ expiration: number }>>;
  /** Clears the clipboard, if it still holds what `copy` put there. */
  clear(): Promise<void>;
  /** The same, once its time has come: for when the machine slept over it. */
  clearIfDue(): Promise<void>;
}>;

/**
 * Copies credentials, and takes them off the clipboard again unless something else is there by then. Another time in the settings
 * counts for what is there already, too.
 */
export function copyCredentials(ports: CopyPorts): CredentialsCopier {
  const { holder, issue, format, clipboard, digest, clock } = ports;
  let ours: string | undefined;
  let filled: Readonly<{ label: string; at: number }> | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function put(text: string): Promise<void> {
    clearTimeout(timer);
    const before = { ours, filled };
    filled = undefined;
    // Known before it is there, so that a clearing which is under way leaves it alone.
    ours = digest(text);
    try {
      await clipboard.write(text);
    } catch (error) {
      // What was copied before may still be there, and its time goes on.
      ({ ours, filled } = before);
      wait();
      throw error;
    }
  }

  function wait(): void {
    clearTimeout(timer);
    if (filled === undefined) return;
    const { label, at } = filled;
    const seconds = holder.state().settings.clearClipboardAfter;
    const clearsAt = seconds === 0 ? undefined : at + seconds * 1000;
    holder.dispatch({ type: 'clipboard-filled', label, ...(clearsAt !== undefined && { clearsAt }) });
    if (clearsAt === undefined) return;
    timer = setTimeout(() => void clear(), Math.max(0, clearsAt - clock.now()));
    timer.unref();
  }

  holder.subscribe(({ settings }, before) => {
    if (settings.clearClipboardAfter !== before.settings.clearClipboardAfter) wait();
  });

  async function clear(): Promise<void> {
    clearTimeout(timer);
    const mine = ours;
    try {
      const holds = mine === undefined ? undefined : digest(await clipboard.read());
      // Another copy may have been made while the clipboard was read; that one stays.
      if (holds !== undefined && holds === ours) await clipboard.clear();
    } catch {
      // A clipboard that can't be read can't be cleared either; there is nothing better to try.
    }
    if (ours !== mine) return;
    ours = undefined;
    filled = undefined;
    holder.dispatch({ type: 'clipboard-cleared' });
  }

  return {
    async copy({ sessionId, accountId, role }) {
      const credentials = await issue(sessionId, { accountId, role });
      const { expiration } = credentials;
      try {
        await put(format(credentials));
      } catch (error) {
        throw new Problem(
          'unexpected',
          { what: 'The clipboard could not be written.', next: 'Try again.' },
          { cause: error },
        );
      }
      filled = { label: accessLabel(holder.state(), { sessionId, accountId, role }), at: clock.now() };
      wait();
      return { expiration };
    },
    clear,
    async clearIfDue() {
      const { clearsAt = Number.POSITIVE_INFINITY } = holder.state().clipboard ?? {};
      if (clearsAt <= clock.now()) await clear();
    },
  };
}
