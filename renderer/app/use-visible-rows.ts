import { type RefObject, useLayoutEffect, useState } from 'react';
import { useOnMove } from './use-on-move.ts';

type Rows = {
  count: number;
  /** Pixels of one closed row. */
  rowHeight: number;
  /** The one row of another height, and by how many pixels it is higher; -1 when there is none. */
  openIndex: number;
  extra: number;
};

type Range = { from: number; to: number };

/** Rows above and below what is seen, so that a quick scroll does not show a gap. */
const spare = 8;

export const topOf = (index: number, { rowHeight, openIndex, extra }: Rows): number =>
  index * rowHeight + (openIndex >= 0 && index > openIndex ? extra : 0);

/**
 * Which rows of a long list are on screen, whatever it is that scrolls. `to` is exclusive.
 * The page stays small at ten thousand accesses: rows that nobody sees are not there.
 */
export function useVisibleRows(list: RefObject<HTMLElement | null>, rows: Rows): Range {
  const [range, setRange] = useState<Range>({ from: 0, to: 24 });
  const { count, rowHeight, openIndex, extra } = rows;
  const look = () => {
    const box = list.current?.getBoundingClientRect();
    if (box === undefined) return;
    const height = document.documentElement.clientHeight;
    const from = Math.max(0, Math.floor((-box.top - extra) / rowHeight) - spare);
    const to = Math.min(count, Math.ceil((height - box.top) / rowHeight) + spare);
    setRange((now) => (now.from === from && now.to === to ? now : { from, to }));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is seen depends on all that moves the rows
  useLayoutEffect(look, [count, rowHeight, openIndex, extra]);
  useOnMove(look);
  return range;
}
