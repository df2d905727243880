import type { StateHolder } from './hold-state.ts';

export type StartPorts = Readonly<{
  holder: StateHolder;
  /** Resolves when the settings are part of the state. */
  settings: Promise<unknown>;
  isFirst: boolean;
  showWindow(): void;
}>;

/**
 * What follows when a person starts the app, and not the system at login: the window opens the first time, where the settings say so,
 * and where no tray would show that there is a Daypass.
 */
export async function openAtStart({ holder, settings, isFirst, showWindow }: StartPorts): Promise<void> {
  await settings;
  if (isFirst || holder.state().settings.openWindowAtStart || (await isWithoutTray(holder))) showWindow();
}

/** Resolves as soon as it is known. */
function isWithoutTray(holder: StateHolder): Promise<boolean> {
  return new Promise((resolve) => {
    const known = (): boolean => {
      const { tray } = holder.state().surroundings;
      if (tray !== 'unknown') resolve(tray === 'none');
      return tray !== 'unknown';
    };
    if (known()) return;
    const stop = holder.subscribe(() => {
      if (known()) stop();
    });
  });
}
