import { consolePageText } from './console-page.ts';
import { distinctAccessTexts, type OfferedAccess } from './distinct-access-texts.ts';
import { isSignedIn } from './leading-session.ts';
import { recentAccesses } from './recent-accesses.ts';
import { shortened } from './shortened.ts';
import type { Pin, State } from './state.ts';
import { type MenuEntry, menuAction, menuLabel, menuSeparator, moreEntry } from './tray-model.ts';

const mostPins = 12;
const mostRecent = 5;

/** The accesses that a person has at hand: those that they pinned, then those that they use, with what can be done with each. */
export function accessEntries(state: State): readonly MenuEntry[] {
  const { pins, uses, now } = state;
  const pinned = offered(pins, state);
  const recent = offered(recentAccesses(uses, pins, now), state).slice(0, mostRecent);
  const shown = [...pinned.slice(0, mostPins), ...recent];
  const texts = distinctAccessTexts(shown, state.sessions.length > 1);
  const entries = shown.map((one, at) => entryOf(texts[at] ?? '', one, now));
  const pinnedEntries = entries.slice(0, shown.length - recent.length);
  const rest = pinned.length - pinnedEntries.length;
  return [
    ...section('Pinned', [...pinnedEntries, ...(rest > 0 ? [moreEntry(rest)] : [])]),
    ...section('Recent', entries.slice(pinnedEntries.length)),
  ];
}

const section = (title: string, entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.length === 0 ? [] : [menuLabel(title), ...entries, menuSeparator];

/** Those whose session is there. */
function offered(accesses: readonly Pin[], { sessions }: State): readonly OfferedAccess[] {
  const byId = new Map(sessions.map((session) => [session.id, session]));
  return accesses.flatMap((access) => {
    const session = byId.get(access.sessionId);
    return session === undefined ? [] : [{ access, session }];
  });
}

function entryOf(
  text: string,
  { access: { sessionId, accountId, role, page }, session }: OfferedAccess,
  now: number,
): MenuEntry {
  const access = { sessionId, accountId, role };
  // The browser has a sign-in of its own, so its console may open when our session has ended.
  const where = page === undefined ? '' : ` at ${consolePageText(page)}`;
  const console = menuAction(`Open console${where}`, { do: 'open-console', access, ...(page && { page }) });
  const entries = isSignedIn(session, now)
    ? [
        menuAction('Copy credentials', { do: 'copy-credentials', access }),
        menuAction('Export profile…', { do: 'export-profile', access }),
      ]
    : [menuAction(`Sign in to ${shortened(session.name)}`, { do: 'sign-in', sessionId })];
  return { type: 'submenu', text, entries: [console, ...entries] };
}
