import { spawn } from 'node:child_process';
import type { Command } from '../domain/browser-commands.ts';

/** A program that fails to open something says so in about this time; one that shows the page itself runs on. */
const patienceMs = 1_500;

/** Starts a program that lives on without us; resolves to whether it runs, or has ended without an error. */
export function startProgram(
  [program, ...args]: Command,
  env: Readonly<Record<string, string | undefined>>,
): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { env, detached: true, stdio: 'ignore', windowsHide: true });
    const patience = setTimeout(() => resolve(true), patienceMs);
    const settle = (runs: boolean): void => {
      clearTimeout(patience);
      resolve(runs);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
  });
}
