import type { ProblemKind } from './problem.ts';

/** Exit codes of the headless verbs, as promised in docs/architecture.md ("Seen from outside"). */
export const exitCodes = {
  usage: 2,
  'sign-in-needed': 3,
  'no-such-access': 4,
  unreachable: 5,
  file: 6,
  keychain: 1,
  conflict: 1,
  declined: 1,
  'confirmation-needed': 1,
  unexpected: 1,
} as const satisfies Record<ProblemKind, number>;
