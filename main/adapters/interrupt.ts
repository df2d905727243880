import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Calls back, instead of the process ending at once, when somebody presses Ctrl-C or ends it; the second time it does end. Gives
 * a function that ends this.
 */
export function onInterrupt(interrupted: () => void): () => void {
  const first = (): void => {
    leave();
    interrupted();
  };
  const leave = (): void => {
    for (const signal of signals) process.off(signal, first);
  };
  for (const signal of signals) process.on(signal, first);
  return leave;
}
