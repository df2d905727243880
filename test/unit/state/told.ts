import { next } from '../../../main/domain/next-state.ts';
import { remindersOf } from '../../../main/domain/reminders-of.ts';
import type { State, StateEvent } from '../../../main/domain/state.ts';
import { after, utc } from './sample.ts';

/** What people would have been told: "+ acme ends in 15 min", "- " and the key of what was withdrawn. */
export function telling(...first: readonly StateEvent[]) {
  let state: State = after();
  let lines: string[] = [];

  function happen(...events: readonly StateEvent[]): string[] {
    lines = [];
    for (const event of events) {
      const before = state;
      state = next(before, event);
      const { show, withdraw } = remindersOf(before, state, utc);
      lines.push(...withdraw.map((key) => `- ${key}`), ...show.map(({ title }) => `+ ${title}`));
    }
    return lines;
  }

  happen(...first);
  return { happen, state: () => state, first: lines };
}

export const screen = (seen: 'open' | 'locked'): StateEvent => ({
  type: 'surroundings-changed',
  surroundings: { screen: seen },
});

export const settings = (changes: Partial<State['settings']>): StateEvent => ({
  type: 'settings-changed',
  settings: changes,
});
