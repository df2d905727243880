import type { Desktop } from './desktop.ts';
import { watchMessages } from './watch-messages.ts';

/** Keeps the names of the signals by which any app of this desktop tells the panel that its menu is another now (dbusmenu). */
export async function menuUpdatesSeen(desktop: Desktop): Promise<string[]> {
  const seen: string[] = [];
  await watchMessages(desktop, "type='signal',interface='com.canonical.dbusmenu'", (member) => {
    if (member === 'LayoutUpdated' || member === 'ItemsPropertiesUpdated') seen.push(member);
  });
  return seen;
}
