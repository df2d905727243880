import { type ChildProcess, spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';

export type Environment = Record<string, string | undefined>;

/** Starts programs for a test and ends exactly those, newest first. */
export function processGroup(logFolder: string) {
  const children: ChildProcess[] = [];
  return {
    start(command: string, args: readonly string[], env: Environment, stdio: 'log' | 'pipe' = 'log'): ChildProcess {
      const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child.on('error', (error) => console.error(`${command} could not be started: ${error.message}`));
      const log = createWriteStream(`${logFolder}/${command.split('/').at(-1)}.log`, { flags: 'a' });
      child.stderr?.pipe(log, { end: false });
      if (stdio === 'log') child.stdout?.pipe(log, { end: false });
      children.push(child);
      return child;
    },
    async stop(): Promise<void> {
      for (const child of children.splice(0).reverse()) await end(child);
    },
  };
}

/** SIGTERM, then SIGKILL after 3 s; resolves when the process is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3000);
  await gone;
  clearTimeout(timer);
}

/** The first line that a process prints. */
export function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const end = text.indexOf('\n');
      if (end >= 0) resolve(text.slice(0, end).trim());
    });
    child.once('exit', (code) => reject(new Error(`${child.spawnfile} ended with ${code} before it said anything.`)));
  });
}
