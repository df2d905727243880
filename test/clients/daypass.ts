import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { expect } from 'vitest';
import { made } from '../../build/project.mjs';
import type { IssuedSecret } from '../identity-center/secrets.ts';

export type ProgramRun = Readonly<{
  code: number | null;
  signal: NodeJS.Signals | null;
  stdout: string;
  stderr: string;
  ms: number;
}>;

export type ProgramOptions = Readonly<{
  home: string;
  env?: Readonly<Record<string, string>>;
  /** Ends the program in the way of Ctrl-C. */
  interrupt?: Promise<unknown>;
}>;

/** Runs a program to its end in an environment that holds only what is given. */
export async function runProgram(
  command: string,
  args: readonly string[],
  { home, env = {}, interrupt }: ProgramOptions,
): Promise<ProgramRun> {
  const began = performance.now();
  const child = spawn(command, args, {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', HOME: home, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 60_000,
  });
  const ended = new Promise<Pick<ProgramRun, 'code' | 'signal'>>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve({ code, signal }));
  });
  void interrupt?.then(() => child.kill('SIGINT'));
  const [end, stdout, stderr] = await Promise.all([ended, text(child.stdout), text(child.stderr)]);
  return { ...end, stdout, stderr, ms: performance.now() - began };
}

/** Runs a verb of the built app by its launcher, in real Electron. */
export const runDaypass = (args: readonly string[], options: ProgramOptions): Promise<ProgramRun> =>
  runProgram(made.launcher, args, options);

/** A failed verb says nothing on stdout, one line on stderr, and nothing of a secret anywhere. */
export function expectFailedVerb(run: ProgramRun, code: number, words: RegExp, secrets: readonly IssuedSecret[]): void {
  expect({ code: run.code, stdout: run.stdout }).toEqual({ code, stdout: '' });
  expect(run.stderr).toMatch(/^daypass: [^\n]+\n$/);
  expect(run.stderr).toMatch(words);
  for (const { value } of secrets) expect(run.stderr).not.toContain(value);
}
