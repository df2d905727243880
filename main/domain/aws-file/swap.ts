import type { Line } from './lines.ts';

/** A line of a section, `at` lines below the first of those that it belongs with. */
export type PlacedLine = Line & Readonly<{ at: number }>;

/**
 * In the section with this header, settings make room for others: these keys go, and in the place of the first of them that is there
 * comes a setting, or come lines that went by an earlier swap.
 */
export type Swap = Readonly<{ header: string; keys: readonly string[] }> &
  (Readonly<{ comes: Readonly<{ key: string; value: string }> }> | Readonly<{ back: readonly PlacedLine[] }>);
