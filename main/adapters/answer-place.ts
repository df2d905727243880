import { join } from 'node:path';

/** The most bytes that the path of a socket may have: `sun_path`, without its end (Linux unix(7), macOS unix(4)). */
const longest: Partial<Record<NodeJS.Platform, number>> = { darwin: 103, linux: 107 };

/**
 * The socket, in a folder of its own, at which the running app answers `process` profiles; undefined where the path would be too long for
 * one, and on Windows.
 */
export function answerSocket(home: string, platform: NodeJS.Platform): string | undefined {
  const path = join(home, 'socket', 'daypass');
  return Buffer.byteLength(path) <= (longest[platform] ?? 0) ? path : undefined;
}

/** On Windows, the file that holds the name of the pipe at which it answers. */
export const pipeNameFile = (home: string): string => join(home, 'socket', 'pipe');
