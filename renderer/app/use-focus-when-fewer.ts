import { useEffect, useRef } from 'react';

/** Where one of several things is gone with the focus in it, as after *Unpin*, who uses the keyboard goes on from elsewhere. */
export function useFocusWhenFewer(count: number, goOn: () => void): void {
  const before = useRef(count);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only fewer things are a reason to go on
  useEffect(() => {
    const fewer = count < before.current;
    before.current = count;
    if (!fewer) return;
    const frame = requestAnimationFrame(() => {
      if (document.activeElement === document.body) goOn();
    });
    return () => cancelAnimationFrame(frame);
  }, [count]);
}
