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
  /** Puts credentials on the clipboard for a minute. `expiration` is UTC epoch milliseconds. Rejects with a `Problem`. */
  copy(access: SessionAccess): Promise<Readonly<{ expiration: number }>>;
  /** Clears the clipboard, if it still holds what `copy` put there. */
  clear(): Promise<void>;
  /** The same, once its time has come: for when the machine slept over it. */
  clearIfDue(): Promise<void>;
}>;

const keepMs = 60_000;

/** Copies credentials, and takes them off the clipboard again unless something else is there by then. */
export function copyCredentials(ports: CopyPorts): CredentialsCopier {
  const { holder, issue, format, clipboard, digest, clock } = ports;
  let ours: string | undefined;
  let timer: NodeJS.Timeout | undefined;

  async function put(text: string): Promise<void> {
    clearTimeout(timer);
    // Known before it is there, so that a clearing which is under way leaves it alone.
    ours = digest(text);
    await clipboard.write(text);
    timer = setTimeout(() => void clear(), keepMs);
    timer.unref();
  }

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
      const label = accessLabel(holder.state(), { sessionId, accountId, role });
      holder.dispatch({ type: 'clipboard-filled', label, clearsAt: clock.now() + keepMs });
      return { expiration };
    },
    clear,
    async clearIfDue() {
      const { clipboard: filled } = holder.state();
      if (filled !== undefined && filled.clearsAt <= clock.now()) await clear();
    },
  };
}
