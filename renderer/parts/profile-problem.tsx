import type { ReactNode } from 'react';
import type { ProblemView } from '../../preload/contract.ts';
import type { Previewed } from '../app/use-profile-preview.ts';
import { ProblemNote } from './problem-note.tsx';

type Props = {
  previewed: Previewed | undefined;
  /** Why it could not be done when it was tried. */
  problem: ProblemView | undefined;
  onName: (name: string) => void;
};

/** Why the profile can't be as it is wished, and a name under which it could. */
export function ProfileProblem({ previewed, problem, onName }: Props): ReactNode {
  if (previewed?.reply.ok === false) {
    const { reply, freeName } = previewed;
    const way = freeName !== undefined && { action: `Use ${freeName}`, onAction: () => onName(freeName) };
    return <ProblemNote problem={reply.problem} {...way} />;
  }
  return problem !== undefined && <ProblemNote problem={problem} />;
}
