import type { ActivityList } from '../../preload/contract.ts';
import type { Activity } from '../domain/activity.ts';
import { activityCsv } from '../domain/activity-csv.ts';
import { activityView } from '../domain/activity-view.ts';
import { knownAccountName } from '../domain/known-account-name.ts';
import type { LocalTime } from '../domain/time-words.ts';
import type { StateHolder } from './hold-state.ts';
import type { Clock } from './ports.ts';

export type ActivityActPorts = Readonly<{
  holder: StateHolder;
  clock: Pick<Clock, 'now'>;
  local: LocalTime;
  /** The last entries of the record, so many at most, the newest first. Rejects with a `Problem`. */
  read(most: number): Promise<readonly Activity[]>;
  /** Where the record lies, as people write it. */
  file: string;
  /** Has the person choose a file; undefined when they leave that. */
  chooseFile(name: string): Promise<string | undefined>;
  /** Writes a file for its owner alone. Rejects with a `Problem`. */
  write(path: string, text: string): Promise<void>;
  label(path: string): string;
}>;

/** As many as anybody looks through; the spreadsheet has all. */
const mostShown = 2_000;

/** What a person can do in the window about the record of what was issued. The promises reject with a `Problem`. */
export function actOnActivity({ holder, clock, local, read, file, chooseFile, write, label }: ActivityActPorts) {
  return {
    async listActivity(): Promise<ActivityList> {
      const entries = await read(mostShown + 1);
      const state = holder.state();
      const uses = activityView(entries.slice(0, mostShown), {
        now: clock.now(),
        local,
        sessionName: (sessionId) => state.sessions.find(({ id }) => id === sessionId)?.name ?? sessionId,
        accountName: (access) => knownAccountName(state, access),
      });
      return { file, uses, hasMore: entries.length > mostShown };
    },
    async exportActivity(): Promise<Readonly<{ file?: string }>> {
      const day = new Date(clock.now()).toISOString().slice(0, 10);
      const path = await chooseFile(`daypass-activity-${day}.csv`);
      if (path === undefined) return {};
      await write(path, activityCsv(await read(Number.POSITIVE_INFINITY)));
      return { file: label(path) };
    },
  };
}
