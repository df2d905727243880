import { type KeyboardEvent, type RefObject, useLayoutEffect, useState } from 'react';

/**
 * Lets the arrow keys, Home and End go through the rows of a list, of which one is in the tab order. A row has `data-index`,
 * and in it what takes the focus; it need not be in the page before the focus comes to it.
 */
export function useRowFocus(list: RefObject<HTMLElement | null>, count: number) {
  const [active, setActive] = useState(0);
  const [toFocus, setToFocus] = useState<number>();
  const current = Math.max(0, Math.min(active, count - 1));
  const focus = (index: number) => {
    setActive(index);
    setToFocus(index);
  };
  useLayoutEffect(() => {
    if (toFocus === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-index="${toFocus}"] :is(button, input)`)?.focus();
    setToFocus(undefined);
  }, [list, toFocus]);
  return {
    /** The row that Tab reaches, which is to be in the page. */
    current,
    rowKeys: (index: number) => ({
      tabIndex: index === current ? 0 : -1,
      onFocus: () => setActive(index),
      onKeyDown(event: KeyboardEvent) {
        const goal = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: count - 1 }[event.key];
        if (goal === undefined) return;
        event.preventDefault();
        if (goal >= 0 && goal < count) focus(goal);
      },
    }),
    startOver: () => setActive(0),
    focusFirst: () => count > 0 && focus(0),
  };
}
