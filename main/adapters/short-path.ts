import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { isPlainOnWindows } from '../domain/process-command.ts';

/**
 * On Windows, the path that leads to the same place without spaces or letters outside ASCII: by the short (8.3) names of its folders. The
 * path itself, where it needs none, or has none: disks can do without short names, and "Jürgen" is as short as can be.
 */
export function shortPath(path: string, ask: (path: string) => string = askCommandPrompt): string {
  if (isPlainOnWindows(path)) return path;
  let there = path;
  while (!existsSync(there) && dirname(there) !== there) there = dirname(there);
  const short = ask(there).trim();
  const whole = short + path.slice(there.length);
  return isPlainOnWindows(whole) && existsSync(short) ? whole : path;
}

/** `for` alone tells short names (`for /?`); `/u` has it do so in UTF-16. The path is no part of the command, which could mean something. */
function askCommandPrompt(path: string): string {
  const program = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'cmd.exe');
  const command = ['/d', '/u', '/c', 'for %I in ("%DAYPASS_PATH%") do @echo %~sI'];
  const { stdout } = spawnSync(program, command, {
    env: { ...process.env, DAYPASS_PATH: path },
    encoding: 'utf16le',
    windowsVerbatimArguments: true,
    windowsHide: true,
    timeout: 5_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return stdout ?? '';
}
