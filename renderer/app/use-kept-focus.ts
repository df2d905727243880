import { type RefObject, useEffect } from 'react';

/**
 * Goes to a part when its content changes and takes along what had the focus, so that the keyboard and a screen reader go
 * on from there. `what` names the content; there is nothing to go to while it is undefined.
 */
export function useKeptFocus(part: RefObject<HTMLElement | null>, what: string | undefined): void {
  useEffect(() => {
    // In a window that nobody has touched yet, nothing can have been taken.
    if (what === undefined || document.activeElement !== document.body || !navigator.userActivation.hasBeenActive)
      return;
    part.current?.focus({ preventScroll: true });
  }, [part, what]);
}
