import type { Writable } from 'node:stream';

export type StandardStreams = Readonly<{
  out(text: string): void;
  err(text: string): void;
  /** Resolves when everything written so far has left the process, or nobody reads it any more. */
  flushed(): Promise<void>;
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
      await Promise.all([out.flushed(), err.flushed()]);
    },
  };
}

function patientWriter(stream: Writable) {
  let closed = false;
  const closing = new Promise<void>((resolve) => {
    // A stream without a listener for `error` ends the whole process with a stack trace.
    stream.on('error', () => {
      closed = true;
      resolve();
    });
  });
  const pending = new Set<Promise<void>>();
  return {
    write(text: string) {
      if (closed || text === '') return;
      const written = new Promise<void>((resolve) => {
        stream.write(text, () => resolve());
      });
      pending.add(written);
      void written.then(() => pending.delete(written));
    },
    flushed: () => Promise.race([Promise.all(pending), closing]),
  };
}
