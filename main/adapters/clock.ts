import type { Clock } from '../services/ports.ts';

/** The machine's clock. A sleep that is cut short rejects with the signal's reason. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: (ms, signal) =>
    new Promise((resolve, reject) => {
      if (signal?.aborted) {
        reject(signal.reason);
        return;
      }
      const wake = () => {
        signal?.removeEventListener('abort', cut);
        resolve();
      };
      const timer = setTimeout(wake, ms);
      const cut = () => {
        clearTimeout(timer);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', cut, { once: true });
    }),
};
