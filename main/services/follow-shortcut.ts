import { followSetting } from './follow-setting.ts';
import type { StateHolder } from './hold-state.ts';

export type Shortcuts = Readonly<{
  /** Listens for this combination wherever the person is, in place of the one before. False where that was refused. */
  listen(shortcut: string | undefined): boolean;
  /** True where a program is told nothing of keys that are pressed in others, and not told that either. */
  deaf: boolean;
}>;

export type ShortcutPorts = Readonly<{ holder: StateHolder; shortcuts: Shortcuts }>;

/** Listens for the shortcut of the settings. That it was refused, or may not be heard, becomes part of the surroundings. */
export function followShortcut({ holder, shortcuts }: ShortcutPorts): () => void {
  return followSetting(holder, 'shortcut', (shortcut) => {
    const heard = shortcuts.listen(shortcut);
    const problem = shortcut === undefined ? undefined : problemWith(shortcut, heard, shortcuts.deaf);
    holder.dispatch({ type: 'surroundings-changed', surroundings: { shortcutProblem: problem } });
  });
}

function problemWith(shortcut: string, heard: boolean, deaf: boolean): string | undefined {
  if (deaf) {
    return 'On Wayland, Daypass may not hear its shortcut while you work in other programs. In the keyboard settings of your desktop you can give a shortcut the command that starts Daypass; that brings its window, too.';
  }
  return heard ? undefined : `${shortcut} is taken by another program or by your desktop. Choose another shortcut.`;
}
