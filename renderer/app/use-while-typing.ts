import { useEffect, useState } from 'react';

/** Asks for what is to be shown. What is shown after another request came is dropped. */
export type Look<Request, Shown> = (
  request: Request,
  show: (shown: Shown) => void,
  isOutdated: () => boolean,
) => Promise<void>;

/** Long enough not to ask at each key, short enough not to wait for. */
const pause = 200;

/**
 * What a look at the request as it stands has shown; what was shown before stays until then. `look` is always the same function.
 * Whoever comes back to the window may have changed elsewhere what is looked at: it is looked again.
 */
export function useWhileTyping<Request, Shown>(
  request: Request | undefined,
  look: Look<Request, Shown>,
): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  const [looked, setLooked] = useState(0);
  const asked = request === undefined ? undefined : JSON.stringify(request);
  useEffect(() => {
    const again = () => setLooked((count) => count + 1);
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time that it is counted up, it is looked
  useEffect(() => {
    if (asked === undefined) return setShown(undefined);
    let outdated = false;
    const show = (next: Shown) => {
      if (!outdated) setShown(() => next);
    };
    const timer = setTimeout(() => void look(JSON.parse(asked) as Request, show, () => outdated), pause);
    return () => {
      outdated = true;
      clearTimeout(timer);
    };
  }, [asked, look, looked]);
  return shown;
}
