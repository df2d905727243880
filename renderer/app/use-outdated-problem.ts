import { useEffect, useRef } from 'react';
import type { View } from '../../preload/contract.ts';
import { place } from './place.ts';
import { forgetProblem, told } from './told.ts';

/** What is over once somebody is signed in and AWS answers. */
const ofSessions = ['sign-in-needed', 'unreachable'];

/** A problem is told until it is over, as far as that can be known, or until the page is left on which it came up. */
export function useOutdatedProblem(view: View | undefined): void {
  const wereIn = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => place.subscribe(forgetProblem), []);
  useEffect(() => {
    const areIn = view?.sessions.filter(({ state }) => state === 'signed-in').map(({ id }) => id) ?? [];
    const isBetter = areIn.some((id) => !wereIn.current.has(id));
    wereIn.current = new Set(areIn);
    const last = told.get();
    if (isBetter && last !== undefined && 'problem' in last && ofSessions.includes(last.problem.kind)) forgetProblem();
  }, [view]);
}
