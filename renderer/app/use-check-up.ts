import { useCallback, useEffect, useState } from 'react';
import type { CheckUpView, ProblemView, Reply } from '../../preload/contract.ts';
import { ask } from './ask.ts';

export type CheckUpState = {
  /** What the last look found; absent before the first one is over. */
  found?: CheckUpView;
  problem?: ProblemView;
  busy?: 'looking' | 'mending';
};

/** The check-up: it begins when one comes to the page. Only one thing is done at a time. */
export function useCheckUp(): CheckUpState & { look: () => void; mend: (ids: string[]) => void } {
  const [state, setState] = useState<CheckUpState>({ busy: 'looking' });

  const run = useCallback(async (busy: 'looking' | 'mending', answer: Promise<Reply<CheckUpView>>) => {
    setState(({ found }) => ({ busy, ...(found !== undefined && { found }) }));
    const reply = await answer;
    setState(({ found }) =>
      reply.ok ? { found: reply.value } : { ...(found !== undefined && { found }), problem: reply.problem },
    );
  }, []);
  useEffect(() => void run('looking', ask('doctor.look', undefined)), [run]);

  const isIdle = state.busy === undefined;
  return {
    ...state,
    look: () => isIdle && void run('looking', ask('doctor.look', undefined)),
    mend: (ids) => isIdle && void run('mending', ask('doctor.mend', { ids })),
  };
}
