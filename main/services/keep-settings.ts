import { knownToKeep } from '../domain/next-known.ts';
import { sentenceOf } from '../domain/problem.ts';
import type { State } from '../domain/state.ts';
import type { StateHolder } from './hold-state.ts';
import type { ProblemFor } from './problem-for.ts';

/** What outlives the app. */
export type KeptState = Pick<State, 'settings' | 'pins' | 'uses' | 'known' | 'allowed'>;

/** Where it is kept between starts. */
export type SettingsStore = Readonly<{ read(): KeptState; write(kept: KeptState): void }>;

export type KeepPorts = Readonly<{ holder: StateHolder; store: SettingsStore; problemFor: ProblemFor }>;

/**
 * Loads what is kept into the state, and keeps it as it changes there; what is known of accounts, only while new ones are to
 * be told of. What can't be kept is in force all the same; that is told once, and again only after it worked in between.
 * Gives a function that ends this.
 */
export function keepSettings({ holder, store, problemFor }: KeepPorts): () => void {
  const { settings, pins, uses, known, allowed } = store.read();
  holder.dispatch({ type: 'known-loaded', known });
  holder.dispatch({ type: 'settings-changed', settings });
  holder.dispatch({ type: 'pins-loaded', pins });
  holder.dispatch({ type: 'uses-loaded', uses });
  holder.dispatch({ type: 'allowed-loaded', allowed });
  let told = false;

  function write(kept: KeptState): void {
    try {
      store.write(kept);
      told = false;
    } catch (error) {
      if (told) return;
      told = true;
      const why = sentenceOf(problemFor('Saving the settings', error).words);
      const text = `What you changed is in force, but could not be saved for the next start. ${why}`;
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
    }
  }

  return holder.subscribe((state, before) => {
    const { settings, pins, uses, allowed } = state;
    const known = knownIn(state);
    const isKept =
      known === knownIn(before) && pins === before.pins && uses === before.uses && allowed === before.allowed;
    if (isKept && settings === before.settings) return;
    write({ settings, pins, uses, allowed, known: knownToKeep(known) });
  });
}

const none: State['known'] = [];
const knownIn = ({ settings, known }: State): State['known'] => (settings.remindOfNewAccess ? known : none);
