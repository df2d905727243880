import { type ChildProcess, spawn } from 'node:child_process';
import { expect, vi } from 'vitest';
import { made } from '../../build/project.mjs';

/** A verb that runs, to be looked at and ended on the way. */
export type VerbUnderWay = Readonly<{
  child: ChildProcess;
  /** Everything that it said on stderr so far. */
  said(): string;
  /** Resolves when it has ended: its exit code, or null when a signal ended it. */
  ended: Promise<number | null>;
}>;

/** Starts a verb of the built app, in real Electron, in an environment that holds only what is given. */
export function startVerb(args: readonly string[], env: Readonly<Record<string, string>>): VerbUnderWay {
  const child = spawn(made.launcher, args, {
    env: { PATH: '/usr/local/bin:/usr/bin:/bin', LANG: 'C.UTF-8', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { child, said: () => said, ended };
}

/** The link that a sign-in shows, once it does. */
export const linkShownBy = ({ said }: VerbUnderWay): Promise<string> =>
  vi.waitFor(() => /^http\S+\n/m.exec(said())?.[0].trim() ?? expect.fail(`no link in: ${said()}`), {
    timeout: 20_000,
    interval: 10,
  });
