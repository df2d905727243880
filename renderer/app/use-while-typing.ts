import { useEffect, useState } from 'react';

/** Asks for what is to be shown. What is shown after another request came is dropped. */
export type Look<Request, Shown> = (
  request: Request,
  show: (shown: Shown) => void,
  isOutdated: () => boolean,
) => Promise<void>;

/** Long enough not to ask at each key, short enough not to wait for. */
const pause = 200;

/** What a look at the request as it stands has shown; what was shown before stays until then. `look` is always the same function. */
export function useWhileTyping<Request, Shown>(
  request: Request | undefined,
  look: Look<Request, Shown>,
): Shown | undefined {
  const [shown, setShown] = useState<Shown>();
  const asked = request === undefined ? undefined : JSON.stringify(request);
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
  }, [asked, look]);
  return shown;
}
