import { useEffect, useState } from 'react';

const afterMs = 5000;

/** True when `what`, which tells how far something is, has not changed for a while. */
export function useStalled(what: string): boolean {
  const [stalledAt, setStalledAt] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setStalledAt(what), afterMs);
    return () => clearTimeout(timer);
  }, [what]);
  return stalledAt === what;
}
