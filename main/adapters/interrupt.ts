import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Calls back, instead of the process ending at once, when somebody presses Ctrl-C or ends it; gives a function that ends this. */
export function onInterrupt(interrupted: () => void): () => void {
  for (const signal of signals) process.on(signal, interrupted);
  return () => {
    for (const signal of signals) process.off(signal, interrupted);
  };
}
