import { useEffect, useState } from 'react';
import type { ActivityList, ProblemView } from '../../preload/contract.ts';
import { ask } from './ask.ts';

type Shown = { list?: ActivityList; problem?: ProblemView };

/**
 * The record of what was issued, or why it can't be read; neither before the first answer. Other programs are given credentials while one looks
 * elsewhere, so it is asked for again whenever one comes back to the window.
 */
export function useActivity(): Shown & { reload: () => void } {
  const [shown, setShown] = useState<Shown>({});
  const [asked, setAsked] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is counted up, it is asked for
  useEffect(() => {
    let isWanted = true;
    void ask('activity.list', undefined).then((reply) => {
      if (isWanted) setShown(reply.ok ? { list: reply.value } : { problem: reply.problem });
    });
    return () => {
      isWanted = false;
    };
  }, [asked]);
  const reload = () => setAsked((count) => count + 1);
  useEffect(() => {
    const again = () => setAsked((count) => count + 1);
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, []);
  return { ...shown, reload };
}
