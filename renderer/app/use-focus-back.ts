import { useEffect, useRef } from 'react';

/** What comes and goes: nobody can go back to it. */
const passing = '.sheet, .veil';

/**
 * Gives the focus back to where it was before a dialog, once that is closed. The kit does so itself, but not for who came by a
 * menu: what had the focus then is gone.
 */
export function useFocusBack(isOpen: boolean): void {
  const last = useRef<HTMLElement>(undefined);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof HTMLElement && target.closest(passing) === null) last.current = target;
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, []);
  useEffect(() => {
    if (!isOpen) return;
    const before = last.current;
    return () => {
      requestAnimationFrame(() => {
        if (document.activeElement === document.body) before?.focus();
      });
    };
  }, [isOpen]);
}
