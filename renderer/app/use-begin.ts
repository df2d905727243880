import { useState } from 'react';
import type { ProblemView, SeveralRequest } from '../../preload/contract.ts';
import { ask } from './ask.ts';

/** A job that waits for the person's word, since its role is powerful. `words` name how many accounts it reaches. */
export type Unconfirmed = { words: ProblemView; confirm: () => void; cancel: () => void };

/** Gives the problem where the job could not be begun. */
export type Begin = (request: SeveralRequest) => Promise<ProblemView | undefined>;

/** Begins jobs, and tells why one could not be begun. Somebody who does not confirm one has not begun it, and knows. */
export function useBegin(): { begin: Begin; busy: boolean; unconfirmed: Unconfirmed | undefined } {
  const [busy, setBusy] = useState(false);
  const [unconfirmed, setUnconfirmed] = useState<Unconfirmed>();
  const attempt: Begin = async (request) => {
    const reply = await ask('several.begin', request);
    if (reply.ok) return undefined;
    if (reply.problem.kind !== 'confirmation-needed') return reply.problem;
    const isSure = await new Promise<boolean>((answer) =>
      setUnconfirmed({ words: reply.problem, confirm: () => answer(true), cancel: () => answer(false) }),
    );
    setUnconfirmed(undefined);
    return isSure ? attempt({ ...request, confirmed: true }) : undefined;
  };
  return {
    async begin(request) {
      if (busy) return undefined;
      setBusy(true);
      const problem = await attempt(request);
      setBusy(false);
      return problem;
    },
    busy,
    unconfirmed,
  };
}
