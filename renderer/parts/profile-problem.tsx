import type { ReactNode } from 'react';
import type { ProblemView } from '../../preload/contract.ts';
import type { Previewed } from '../app/use-profile-preview.ts';
import { ProblemNote } from './problem-note.tsx';

type Props = {
  previewed: Previewed | undefined;
  /** Why it could not be done when it was tried. */
  problem: ProblemView | undefined;
  onName: (name: string) => void;
  onTryAgain: () => void;
};

/** Why the profile can't be as it is wished, and a name under which it could, or else the way to look again once that is put right. */
export function ProfileProblem({ previewed, problem, onName, onTryAgain }: Props): ReactNode {
  if (previewed?.reply.ok === false) {
    const { reply, freeName } = previewed;
    const way =
      freeName !== undefined
        ? { action: `Use ${freeName}`, onAction: () => onName(freeName) }
        : // A conflict does not end by itself, and a free name may be on its way.
          reply.problem.kind !== 'conflict' && { action: 'Try again', onAction: onTryAgain };
    return <ProblemNote problem={reply.problem} {...way} />;
  }
  return problem !== undefined && <ProblemNote problem={problem} />;
}
