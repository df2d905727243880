/** What a verb may touch of the world. stdout carries the answer alone; stderr says what to do. */
export type VerbIo = Readonly<{
  out(text: string): void;
  err(text: string): void;
  env: Readonly<Record<string, string | undefined>>;
}>;

/**
 * One headless verb. It resolves when done, and rejects with a `Problem`, whose kind becomes the exit code
 * (usage problems for bad arguments).
 */
export type Verb = (args: readonly string[], io: VerbIo) => Promise<void>;
