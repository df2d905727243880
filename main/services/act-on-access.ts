import type { ConsolePage, CopyFormat } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import { consolePageText } from '../domain/console-page.ts';
import type { PowerGuard } from './ask-before-power.ts';
import type { CopiedCredentials, CredentialsCopier } from './copy-credentials.ts';
import type { StateHolder } from './hold-state.ts';
import type { NoteActivity } from './note-activity.ts';
import { noteUse } from './note-use.ts';
import { type LinkOpener, openConsole } from './open-console.ts';
import type { Clock } from './ports.ts';

export type AccessActPorts = Readonly<{
  holder: StateHolder;
  guard: Pick<PowerGuard, 'one' | 'all'>;
  copier: Pick<CredentialsCopier, 'copy'>;
  browser: LinkOpener;
  note: NoteActivity;
  clock: Pick<Clock, 'sleep'>;
}>;

export type AccessActions = Readonly<{
  openConsole(access: SessionAccess, page?: ConsolePage): Promise<void>;
  /** One after the other; `opened` is how many of them. Rejects when not even the first could be. */
  openConsoles(accesses: readonly SessionAccess[], page?: ConsolePage): Promise<Readonly<{ opened: number }>>;
  copyCredentials(access: SessionAccess, format?: CopyFormat): Promise<CopiedCredentials>;
}>;

/** The portal signs a person in at the first page, and knows them at the next. */
const pauseMs = 1_500;

/**
 * What a person can do with an access, from the window and from the tray alike. Before a powerful role is used in production for
 * the first time they are asked. The promises reject with a `Problem`, of kind `declined` where they said no.
 */
export function actOnAccess(ports: AccessActPorts): AccessActions {
  const { holder, guard, copier, browser, clock } = ports;
  const used = noteUse(holder, ports.note);

  async function open(access: SessionAccess, page: ConsolePage | undefined): Promise<void> {
    await openConsole(holder.state(), browser, access, page);
    used(access, { use: 'console', ...(page && { page: consolePageText(page) }) });
  }

  return {
    async openConsole(access, page) {
      await open(await guard.one(access, 'console'), page);
    },
    async openConsoles(accesses, page) {
      await guard.all(accesses, 'console');
      let opened = 0;
      for (const access of accesses) {
        if (opened > 0) await clock.sleep(pauseMs);
        try {
          await open(access, page);
        } catch (error) {
          if (opened === 0) throw error;
          break;
        }
        opened += 1;
      }
      return { opened };
    },
    async copyCredentials(access, format) {
      const wanted = await guard.one(access, 'copy');
      const copied = await copier.copy(wanted, format);
      used(wanted, { use: 'copy', format: copied.format }, copied.expiration);
      return copied;
    },
  };
}
