import { Problem } from '../domain/problem.ts';

/** Why a change can't be undone: what would be lost with it. */
const lost = {
  'by-others': 'What somebody else wrote there would be lost.',
  'by-person': 'You made another change there after this one.',
  unasked: 'Daypass has renewed or removed keys there since.',
} as const;

/** A file has been changed since. */
export const changedSince = (file: string, by: keyof typeof lost): Problem =>
  new Problem('conflict', {
    what: `Nothing was undone, because ${file} has been changed since.`,
    why: lost[by],
    next: 'Change or remove the profile instead.',
  });

/** The change is not among those that can be undone. */
export const tooLongAgo = (): Problem =>
  new Problem('conflict', {
    what: 'This change can no longer be undone.',
    why: 'It is too long ago, or its session was signed out since.',
    next: 'Change or remove the profile instead.',
  });
