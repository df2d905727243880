import { type CopyFormat, copyFormats } from '../../preload/contract.ts';
import type { Access, SessionAccess } from '../domain/access.ts';
import { copyFormatOf } from '../domain/copy-format.ts';
import type { Credentials } from '../domain/credentials.ts';
import { credentialsText } from '../domain/credentials-text/formats.ts';
import { isSignedInTo } from '../domain/leading-session.ts';
import { Problem, problemOf } from '../domain/problem.ts';
import type { State } from '../domain/state.ts';
import { accessLabel } from './access-label.ts';
import type { StateHolder } from './hold-state.ts';
import { signInNeeded } from './portal-problem.ts';
import type { Clock } from './ports.ts';
import { takeTurns } from './take-turns.ts';

/** The system's clipboard; its text may be another program's. */
export type Clipboard = Readonly<{
  write(text: string): Promise<void>;
  /** The same, marked as nothing that is to be kept or sent to other devices, where the system knows such a mark. */
  writeSecret(text: string): Promise<void>;
  read(): Promise<string>;
  clear(): Promise<void>;
}>;

export type CopyPorts = Readonly<{
  holder: StateHolder;
  issue(sessionId: string, access: Access): Promise<Credentials>;
  clipboard: Clipboard;
  /** Gives the same for the same text, and nothing of the text. */
  digest(text: string): string;
  clock: Pick<Clock, 'now'>;
}>;

export type CredentialsCopier = Readonly<{
  /**
   * Puts credentials on the clipboard, for as long as the settings say, in this format and from now on in it, or in the one chosen
   * last. `expiration` is UTC epoch milliseconds. Rejects with a `Problem`.
   */
  copy(access: SessionAccess, format?: CopyFormat): Promise<CopiedCredentials>;
  /** Puts text without a secret on the clipboard, in place of credentials that may lie there. */
  copyPlain(text: string): Promise<void>;
  /** Clears the clipboard, if it still holds what `copy` put there. */
  clear(): Promise<void>;
  /** The same, once its time has come: for when the machine slept over it. */
  clearIfDue(): Promise<void>;
  /** True while credentials are on the clipboard, or on their way there. */
  unfinished(): boolean;
  /** The same as `clear`, and nothing is copied any more. */
  end(): Promise<void>;
}>;

export type CopiedCredentials = Readonly<{ expiration: number; format: CopyFormat }>;

/**
 * Copies credentials, and takes them off the clipboard again unless something else is there by then. Another time in the settings
 * counts for what is there already, too.
 */
export function copyCredentials(ports: CopyPorts): CredentialsCopier {
  const { holder, issue, clipboard, digest, clock } = ports;
  // A program that marks secrets takes its time: what comes meanwhile would read what was there before.
  const turns = takeTurns();
  let ours: string | undefined;
  let filled: Readonly<{ label: string; at: number }> | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  async function put(text: string, label: string): Promise<void> {
    clearTimeout(timer);
    try {
      await clipboard.writeSecret(text);
      ours = digest(text);
      filled = { label, at: clock.now() };
    } catch (error) {
      throw new Problem(
        'unexpected',
        { what: 'The clipboard could not be written.', next: 'Try again.' },
        { cause: error },
      );
    } finally {
      // Where that failed, what was copied before may still be there, and its time goes on.
      wait();
    }
  }

  function wait(): void {
    clearTimeout(timer);
    if (filled === undefined) return;
    const due = filled;
    const { label, at } = due;
    const seconds = holder.state().settings.clearClipboardAfter;
    const clearsAt = seconds === 0 ? undefined : at + seconds * 1000;
    holder.dispatch({ type: 'clipboard-filled', label, ...(clearsAt !== undefined && { clearsAt }) });
    if (clearsAt === undefined) return;
    const clear = () => turns.take(async () => void (filled === due && (await empty())));
    timer = setTimeout(() => void clear(), Math.max(0, clearsAt - clock.now()));
    timer.unref();
  }

  holder.subscribe(({ settings }, before) => {
    if (settings.clearClipboardAfter !== before.settings.clearClipboardAfter) wait();
  });

  async function empty(): Promise<void> {
    clearTimeout(timer);
    try {
      if (ours !== undefined && digest(await clipboard.read()) === ours) await clipboard.clear();
    } catch {
      // A clipboard that can't be read can't be cleared either; there is nothing better to try.
    }
    ours = undefined;
    filled = undefined;
    holder.dispatch({ type: 'clipboard-cleared' });
  }

  return {
    async copy({ sessionId, accountId, role }, chosen) {
      if (chosen !== undefined) holder.dispatch({ type: 'settings-changed', settings: { copyFormat: chosen } });
      const format = chosen ?? copyFormatOf(holder.state());
      const credentials = await issue(sessionId, { accountId, role }).catch((error) => {
        throw signedOutOf(holder.state(), sessionId, error) ?? error;
      });
      await turns.take(async () => {
        // The person may have signed out, or quit, while AWS was asked.
        if (isOver || !isSignedInTo(holder.state(), sessionId)) {
          throw signedOutOf(holder.state(), sessionId) ?? signInNeeded();
        }
        const label = accessLabel(holder.state(), { sessionId, accountId, role });
        await put(credentialsText(credentials, format), `${label} as ${copyFormats[format].name}`);
      });
      return { expiration: credentials.expiration, format };
    },
    copyPlain: (text) =>
      turns.take(async () => {
        // Else the window would go on telling of credentials that the text has replaced.
        await empty();
        await clipboard.write(text);
      }),
    clear: () => turns.take(empty),
    clearIfDue: () =>
      turns.take(async () => {
        const { clearsAt = Number.POSITIVE_INFINITY } = holder.state().clipboard ?? {};
        if (clearsAt <= clock.now()) await empty();
      }),
    unfinished: () => turns.busy() || filled !== undefined,
    end() {
      isOver = true;
      return turns.take(empty);
    },
  };
}

/** Where it is known to be signed out, the session is named; undefined where that is not the reason. */
function signedOutOf({ sessions }: State, sessionId: string, reason: unknown = signInNeeded()): Problem | undefined {
  const session = sessions.find(({ id }) => id === sessionId);
  const isReason = problemOf(reason).kind === 'sign-in-needed';
  return isReason && session !== undefined && session.token === undefined
    ? signInNeeded(undefined, session.name)
    : undefined;
}
