import { spawn } from 'node:child_process';
import type { Command } from '../domain/browser-commands.ts';

/** A person waits for what they copied. */
const patienceMs = 2_000;

/**
 * Runs a program that is given a text through its standard input, where no list of processes shows it. Resolves to whether it ended
 * well within two seconds; when it did not, it runs no more.
 */
export function feedProgram([program, ...args]: Command, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });
    const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
    const settle = (isDone: boolean): void => {
      clearTimeout(patience);
      resolve(isDone);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    // One that ends without reading breaks the pipe; its exit code says the rest.
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
