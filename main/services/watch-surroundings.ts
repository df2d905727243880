import type { Surroundings } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { Clock } from './ports.ts';

export type Presence = Exclude<Surroundings['notifications'], 'unknown'>;

export type SurroundingsPorts = Readonly<{
  holder: StateHolder;
  /** Each of these calls back once it knows, and again whenever it changes. */
  tray(listener: (shown: boolean) => void): void;
  notifications(listener: (presence: Presence) => void): void;
  screen(listener: (locked: boolean) => void): void;
  /** True for the first who asks, also over several starts. */
  isNewsWithoutTray(): Promise<boolean>;
  clock: Pick<Clock, 'sleep'>;
}>;

/** A panel that is started anew is back by then. */
const panelRestartMs = 10_000;

const noTray = 'This desktop shows no tray icons. To open this window again, start Daypass once more.';

/** Tells the state what this machine can do for us at the moment; and the person, once, where there is no tray. */
export function watchSurroundings(ports: SurroundingsPorts): void {
  const { holder, clock } = ports;
  const changed = (surroundings: Partial<Surroundings>) =>
    holder.dispatch({ type: 'surroundings-changed', surroundings });

  async function tellOfTray(): Promise<void> {
    await clock.sleep(panelRestartMs);
    if (holder.state().surroundings.tray !== 'none' || !(await ports.isNewsWithoutTray())) return;
    holder.dispatch({ type: 'told', notice: { tone: 'problem', text: noTray } });
  }

  ports.tray((shown) => {
    changed({ tray: shown ? 'shown' : 'none' });
    if (!shown) void tellOfTray();
  });
  ports.notifications((notifications) => changed({ notifications }));
  ports.screen((locked) => changed({ screen: locked ? 'locked' : 'open' }));
}
