import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useOnMove } from './use-on-move.ts';

/** Rows `from` to `to`, which is exclusive, with as many pixels of others above and below; and some that stand apart, at their place. */
type Span = {
  from: number;
  to: number;
  above: number;
  below: number;
  apart: readonly { index: number; top: number }[];
};

/** Pixels above and below what is seen, so that a quick scroll does not show a gap. */
const spare = 500;

/**
 * Which rows of a long list are on screen, whatever it is that scrolls and however high each row is: that is known once it was
 * shown. A row has `data-index`, and is followed by `gap` pixels. The first and the last one, and those about the focus, are
 * always in the page, so that the keyboard goes through all of them.
 */
export function useMeasuredRows(
  list: RefObject<HTMLElement | null>,
  ids: readonly string[],
  { usual, gap }: { usual: number; gap: number },
): Span {
  const heights = useRef({ width: 0, of: new Map<string, number>() });
  const [span, setSpan] = useState<Span>({ from: 0, to: 12, above: 0, below: 0, apart: [] });
  const cameFromAfar = useRef<HTMLElement>(null);
  const look = () => {
    const part = list.current;
    if (part === null) return;
    // In a narrower window, rows are higher.
    if (heights.current.width !== part.clientWidth) heights.current = { width: part.clientWidth, of: new Map() };
    const known = heights.current.of;
    let focused = -1;
    for (const row of part.querySelectorAll<HTMLElement>(':scope > [data-index]')) {
      const index = Number(row.dataset.index);
      const id = ids[index];
      if (id !== undefined) known.set(id, row.offsetHeight + gap);
      if (!row.contains(document.activeElement)) continue;
      focused = index;
      if (span.apart.some((each) => each.index === index) && isSeen(row)) cameFromAfar.current = row;
    }
    const tops = [0];
    for (const id of ids) tops.push((tops.at(-1) ?? 0) + (known.get(id) ?? usual));
    const topOf = (index: number) => tops[index] ?? 0;
    const end = ids.length;
    const { top } = part.getBoundingClientRect();
    const isAbove = (index: number) => index < end && topOf(index + 1) < -top - spare;
    const isBelow = (index: number) => topOf(index) > document.documentElement.clientHeight - top + spare;
    let from = 0;
    while (isAbove(from)) from += 1;
    let to = from;
    while (to < end && !isBelow(to)) to += 1;
    const near = focused < 0 ? [] : [focused - 1, focused, focused + 1];
    const apart = [...new Set([0, ...near, end - 1])]
      .filter((index) => index >= 0 && index < end && (index < from || index >= to))
      .sort((a, b) => a - b)
      .map((index) => ({ index, top: topOf(index) }));
    const next = { from, to, above: topOf(from), below: topOf(end) - topOf(to), apart };
    setSpan((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
  };
  // What was shown just now tells how high it is.
  useLayoutEffect(look);
  // The focus may come to a row whose place was an estimate, now that those beside it are there.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the rows are moved when the span changes
  useLayoutEffect(() => {
    cameFromAfar.current?.scrollIntoView({ block: 'nearest' });
    cameFromAfar.current = null;
  }, [span]);
  useOnMove(look);
  return span;
}

function isSeen(row: HTMLElement): boolean {
  const { top, bottom } = row.getBoundingClientRect();
  return bottom > 0 && top < document.documentElement.clientHeight;
}
