import { useEffect, useState } from 'react';

/** UTC milliseconds, told anew each second. For counting down on screen; what happens is decided by the app. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
