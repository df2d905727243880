import type { ProblemWords } from '../problem.ts';
import type { NamedAwsFile } from '../profile-wish.ts';

/** An AWS file as it was read. `file` has no sections where there is nothing, or nothing could be read. */
export type ReadFile = NamedAwsFile &
  Readonly<{
    path: string;
    isThere: boolean;
    /** Why it could not be read at all. */
    unreadable?: ProblemWords;
  }>;
