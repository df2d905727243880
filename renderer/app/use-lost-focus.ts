import { useEffect } from 'react';

/** What comes and goes: nobody can go back to it. */
const passing = '.sheet, .veil';
const dialogs = '[role=dialog], [role=alertdialog]';
/** What is about one thing, or can have the focus as a whole. */
const parts = 'li, [tabindex="-1"]';
/** Where one goes on from on a page: its title, the search, or what comes first. */
const starts = ['.page-top h1', '#search', '.shell :is(button, input):not(:disabled)'];

const hasNobody = (): boolean => document.activeElement === document.body;

/**
 * Where the focus falls to nowhere, since what had it is gone, lets who uses the keyboard go on from nearby: from the dialog that is
 * open, from where they were before a dialog that was, from the rest of the same row, or else from the title of the page. Who has
 * put the focus elsewhere themselves, or in the same moment, is left alone.
 */
export function useLostFocus(): void {
  useEffect(() => {
    let isHeld = false;
    let before: HTMLElement | undefined;
    let around: HTMLElement | null | undefined;
    let frame = 0;
    const onFocus = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      isHeld = true;
      if (target.closest(passing) !== null) return;
      before = target;
      around = target.parentElement?.closest<HTMLElement>(parts);
    };
    // Who clicks beside everything wants no focus.
    const onPointerUp = () => {
      if (hasNobody()) isHeld = false;
    };
    const goOn = () => {
      frame = 0;
      const open = [...document.querySelectorAll<HTMLElement>(dialogs)].at(-1);
      const near = around?.matches('li') ? around.querySelector<HTMLElement>('button') : around;
      const page = starts.map((start) => document.querySelector<HTMLElement>(start));
      for (const place of open === undefined ? [before, near, ...page] : [open]) {
        if (hasNobody()) place?.focus({ preventScroll: true });
      }
    };
    // The kit, and the parts that know better, take two frames at most.
    const look = () => {
      if (!isHeld || frame !== 0 || !hasNobody()) return;
      frame = requestAnimationFrame(() => {
        frame = requestAnimationFrame(goOn);
      });
    };
    const changes = new MutationObserver(look);
    changes.observe(document.body, { childList: true, subtree: true });
    document.addEventListener('focusin', onFocus);
    document.addEventListener('pointerup', onPointerUp, { capture: true });
    return () => {
      cancelAnimationFrame(frame);
      changes.disconnect();
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('pointerup', onPointerUp, { capture: true });
    };
  }, []);
}
