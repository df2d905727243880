import { useSyncExternalStore } from 'react';
import type { ProblemView, View } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { store } from './store.ts';

type Shown = { view?: View; problem?: ProblemView };

const shown = store<Shown>({});

/** A pushed view is newer than the answer to a question that was asked before it. */
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
