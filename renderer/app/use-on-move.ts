import { useEffect } from 'react';

/** Calls `look` whenever anything scrolls, or the window gets another size. */
export function useOnMove(look: () => void): void {
  useEffect(() => {
    document.addEventListener('scroll', look, { capture: true, passive: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('scroll', look, { capture: true });
      window.removeEventListener('resize', look);
    };
  });
}
