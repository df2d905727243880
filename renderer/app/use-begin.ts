import { useRef, useState } from 'react';
import type { ProblemView, SeveralRequest } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { forgetProblem } from './told.ts';

/** A job that waits for the person's word, since its role is powerful. `words` name how many accounts it reaches. */
export type Unconfirmed = { role: string; words: ProblemView; confirm: () => void; cancel: () => void };

/** Gives the problem where the job could not be begun. Who was asked and did not want it knows that already. */
export type Begin = (request: SeveralRequest) => Promise<ProblemView | undefined>;

/** Begins jobs, one at a time. */
export function useBegin(): { begin: Begin; unconfirmed: Unconfirmed | undefined } {
  const busy = useRef(false);
  const [unconfirmed, setUnconfirmed] = useState<Unconfirmed>();
  const isConfirmed = (role: string, words: ProblemView) =>
    new Promise<boolean>((answer) =>
      setUnconfirmed({ role, words, confirm: () => answer(true), cancel: () => answer(false) }),
    ).finally(() => setUnconfirmed(undefined));
  const attempt: Begin = async (request) => {
    const reply = await ask('several.begin', request);
    if (reply.ok) return void forgetProblem();
    if (reply.problem.kind !== 'confirmation-needed') return reply.problem;
    return (await isConfirmed(request.role, reply.problem)) ? attempt({ ...request, confirmed: true }) : undefined;
  };
  return {
    async begin(request) {
      if (busy.current) return undefined;
      busy.current = true;
      const problem = await attempt(request);
      busy.current = false;
      return problem;
    },
    unconfirmed,
  };
}
