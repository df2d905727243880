import { useEffect, useRef } from 'react';
import type { SessionView, View } from '../../preload/contract.ts';
import { place } from './place.ts';
import { forgetProblem, told } from './told.ts';

/** What is over once somebody is signed in and AWS answers. */
const ofSessions = ['sign-in-needed', 'unreachable'];
const well: readonly SessionView['state'][] = ['signed-in', 'ending-soon'];

/** A problem is told until it is over, as far as that can be known, or until the page is left on which it came up. */
export function useOutdatedProblem(view: View | undefined): void {
  const wereWell = useRef<ReadonlySet<string>>(new Set());
  useEffect(() => place.subscribe(forgetProblem), []);
  useEffect(() => {
    const areWell = view?.sessions.filter(({ state }) => well.includes(state)).map(({ id }) => id) ?? [];
    const isBetter = areWell.some((id) => !wereWell.current.has(id));
    wereWell.current = new Set(areWell);
    const last = told.get();
    if (isBetter && last !== undefined && 'problem' in last && ofSessions.includes(last.problem.kind)) forgetProblem();
  }, [view]);
}
