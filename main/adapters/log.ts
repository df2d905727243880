import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { redact } from '../domain/redact.ts';

export type Log = Readonly<{
  info(text: string): void;
  /** What went wrong, and the error if there is one. */
  error(text: string, error?: unknown): void;
}>;

export type LogFile = Log &
  Readonly<{
    /** Resolves when every line so far is written, as far as that can be. */
    settled(): Promise<unknown>;
  }>;

type Line = Readonly<{ level: 'info' | 'error'; text: string }>;

/** About a thousand lines an hour for days; the file before is kept, too. */
const mostBytes = 1024 * 1024;

/**
 * The log in `folder`; `personHome` is written as `~`. Every line goes through `redact` before anything else sees it. The library is loaded at the first line;
 * where the log can't be written, the app goes on without one.
 */
export function createLog(folder: string, personHome: string): LogFile {
  let writer: Promise<(line: Line) => void> | undefined;

  function write(level: Line['level'], text: string): void {
    const line = { level, text: redact(text, personHome) };
    writer ??= openLog(folder).catch(() => () => undefined);
    void writer.then((put) => put(line));
  }

  return {
    info: (text) => write('info', text),
    error(text, error) {
      write('error', error === undefined ? text : `${text} ${inspect(error, { depth: 3 })}`);
    },
    settled: async () => writer,
  };
}

async function openLog(folder: string): Promise<(line: Line) => void> {
  // Its Electron flavour would add a preload and IPC channels of its own.
  const { default: logger } = await import('electron-log/node.js');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { file, console } = logger.transports;
  console.level = false;
  file.resolvePathFn = () => join(folder, 'daypass.log');
  file.maxSize = mostBytes;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  return ({ level, text }) => logger[level](text);
}
