import { useSyncExternalStore } from 'react';
import type { ProblemView, View } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { store } from './store.ts';

type Shown = { view?: View; problem?: ProblemView };

const shown = store<Shown>({});

/** Which is newer, the answer or a view that came meanwhile, can't be told: the app pushes what the answer held once more. */
export async function loadView(): Promise<void> {
  shown.set({});
  const reply = await ask('view.get', undefined);
  if (shown.get().view === undefined) shown.set(reply.ok ? { view: reply.value } : { problem: reply.problem });
}

let listening: (() => void) | undefined;
let readers = 0;

function subscribe(changed: () => void): () => void {
  const forget = shown.subscribe(changed);
  readers += 1;
  if (listening === undefined) {
    listening = window.daypass.on('view.changed', (view) => shown.set({ view }));
    void loadView();
  }
  return () => {
    forget();
    readers -= 1;
    if (readers > 0) return;
    listening?.();
    listening = undefined;
  };
}

/** What the app shows now, or why that can't be known. Neither, before the first answer. */
export const useView = (): Shown => useSyncExternalStore(subscribe, shown.get);
