import type { Settings } from '../domain/settings.ts';
import type { StateHolder } from './hold-state.ts';

/** Hands over a setting as it is now, and again whenever it changes. Gives a function that ends this. */
export function followSetting<K extends keyof Settings>(
  holder: StateHolder,
  name: K,
  apply: (value: Settings[K]) => void,
): () => void {
  apply(holder.state().settings[name]);
  return holder.subscribe(({ settings }, before) => {
    if (settings[name] !== before.settings[name]) apply(settings[name]);
  });
}
