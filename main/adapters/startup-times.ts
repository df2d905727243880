import process from 'node:process';

export type StartupTimes = Readonly<{
  mark(name: string): void;
  /** For example "lock 95 ms, ready 140 ms, tray 145 ms, begun 220 ms": since the process started. */
  line(): string;
}>;

/** Measures how long it takes to start. */
export function startupTimes(): StartupTimes {
  const started = process.getCreationTime() ?? Date.now();
  const marks: string[] = [];
  return {
    mark: (name) => void marks.push(`${name} ${Math.round(Date.now() - started)} ms`),
    line: () => marks.join(', '),
  };
}
