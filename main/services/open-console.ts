import type { ConsolePage } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import type { Link } from '../domain/link.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { State } from '../domain/state.ts';

export type LinkOpener = Readonly<{ openLink(link: Link): Promise<void> }>;

/** The session of this id. Throws a `Problem` when it is gone, for example because its section was deleted meanwhile. */
export function sessionOf(state: State, sessionId: string): Session {
  const session = state.sessions.find(({ id }) => id === sessionId);
  if (session !== undefined) return session;
  throw new Problem('sign-in-needed', { what: 'This session is no longer there.', next: 'Choose another one.' });
}

/**
 * Opens the console of an access through the portal, which asks for a sign-in where the browser has none; at a page, which is in the
 * session's region where it names none.
 */
export async function openConsole(
  state: State,
  browser: LinkOpener,
  { sessionId, accountId, role }: SessionAccess,
  page?: ConsolePage,
): Promise<void> {
  const { startUrl, region } = sessionOf(state, sessionId);
  const access = { accountId, role };
  try {
    await browser.openLink({ kind: 'console', startUrl, access, ...(page && { page: { region, ...page } }) });
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(
      'unexpected',
      { what: 'No browser could be opened.', next: 'Choose a default browser, or name one in the variable BROWSER.' },
      { cause: error },
    );
  }
}
