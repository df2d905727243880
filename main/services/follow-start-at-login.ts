import { sentenceOf } from '../domain/problem.ts';
import type { StateHolder } from './hold-state.ts';
import type { ProblemFor } from './problem-for.ts';

/** What makes the system start Daypass, hidden, when the person logs in. Both reject with a `Problem`. */
export type LoginItem = Readonly<{
  /** Whether it does so now. An entry that names a place where Daypass no longer lies is mended first. */
  look(): Promise<boolean>;
  set(on: boolean): Promise<void>;
}>;

export type LoginPorts = Readonly<{ holder: StateHolder; item: LoginItem; problemFor: ProblemFor }>;

/**
 * Makes the system start Daypass at login, or not, as the settings say. What the system says when the app starts goes before the
 * settings: people switch such things off in their system's own settings, and that is to stay so.
 */
export async function followStartAtLogin({ holder, item, problemFor }: LoginPorts): Promise<void> {
  const wanted = (): boolean => holder.state().settings.startAtLogin;
  let known = wanted();
  let work: Promise<void> = Promise.resolve();

  function tell(problem?: string): void {
    holder.dispatch({ type: 'surroundings-changed', surroundings: { startAtLoginProblem: problem } });
  }

  async function look(): Promise<void> {
    const before = known;
    try {
      known = await item.look();
      if (wanted() === before) holder.dispatch({ type: 'settings-changed', settings: { startAtLogin: known } });
    } catch (error) {
      tell(sentenceOf(problemFor('Looking whether Daypass starts at login', error).words));
    }
  }

  async function set(): Promise<void> {
    const on = wanted();
    if (on === known) return tell();
    try {
      await item.set(on);
      known = on;
      tell();
    } catch (error) {
      tell(sentenceOf(problemFor('Changing whether Daypass starts at login', error).words));
    }
  }

  work = look();
  holder.subscribe(({ settings }, before) => {
    if (settings.startAtLogin !== before.settings.startAtLogin) work = work.then(set);
  });
  await work;
}
