import { useEffect, useRef } from 'react';
import type { View } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { told } from './told.ts';

/** Says when a sign-in that was waited for has worked, and then lets one search at once. */
export function useSignedIn(view: View | undefined): void {
  const awaited = useRef(new Set<string>());
  useEffect(() => {
    for (const { id, name, state, signIn } of view?.sessions ?? []) {
      if (signIn !== undefined) {
        // The token may be in place a moment before the waiting ends.
        if (state !== 'signed-in') awaited.current.add(id);
      } else if (awaited.current.delete(id) && state === 'signed-in') {
        // "Signed out of …", from before, would contradict it.
        if (view?.notice?.tone === 'done') void ask('notice.dismiss', undefined);
        told.set({ done: `You are signed in to ${name}.` });
        if (id === view?.chosen) goToSearch();
      }
    }
  }, [view]);
}

/** Only for those who were waiting: nobody is taken away from what they do meanwhile. */
function goToSearch(): void {
  if (document.activeElement === document.body) document.getElementById('search')?.focus();
}
