import type { Writable } from 'node:stream';

type StandardStreams = Readonly<{
  out(text: string): void;
  err(text: string): void;
  /**
   * Resolves when everything written so far has left the process or nobody reads it any more; with the error when stdout
   * could not be written, as on a full disk.
   */
  flushed(): Promise<Error | undefined>;
}>;

/**
 * stdout and stderr for a verb. `process.exit` drops what a pipe has not taken yet, so wait for `flushed()` first.
 * A reader that went away (`daypass accounts | head -1`) is no error: the rest is dropped.
 */
export function standardStreams(stdout: Writable, stderr: Writable): StandardStreams {
  const out = patientWriter(stdout);
  const err = patientWriter(stderr);
  return {
    out: out.write,
    err: err.write,
    flushed: async () => {
      const [failure] = await Promise.all([out.flushed(), err.flushed()]);
      return failure;
    },
  };
}

function patientWriter(stream: Writable) {
  let broken = false;
  let failure: Error | undefined;
  const breaking = new Promise<void>((resolve) => {
    // A stream without a listener for `error` ends the whole process with a stack trace.
    stream.on('error', (error: NodeJS.ErrnoException) => {
      broken = true;
      // On Windows a reader that went away shows as EOF.
      if (error.code !== 'EPIPE' && error.code !== 'EOF') failure ??= error;
      resolve();
    });
  });
  const pending = new Set<Promise<void>>();
  return {
    write(text: string) {
      if (broken || text === '') return;
      const written = new Promise<void>((resolve) => {
        stream.write(text, (error) => (error ? undefined : resolve()));
      });
      pending.add(written);
      void written.then(() => pending.delete(written));
    },
    async flushed() {
      await Promise.race([Promise.all(pending), breaking]);
      return failure;
    },
  };
}
