import { spawn, spawnSync } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

type Settings = Record<string, string>;
type Loaded = Record<string, unknown> & { profiles: Record<string, unknown>; sso_sessions: Record<string, unknown> };

/** What botocore makes of a file: its sections by header and its map of profiles, or the error with Python's line numbers. */
export type BotocoreAnswer =
  | { raw: Record<string, Settings>; map: Loaded; error?: never }
  | { error: string; lines: number[]; raw?: never };

export type Botocore = { read(content: string | Uint8Array): Promise<BotocoreAnswer>; stop(): void };

/** A Python with botocore (Debian: `python3-botocore`). */
export function pythonWithBotocore(): string {
  const python = ['/usr/bin/python3', 'python3', 'python'].find(
    (command) => spawnSync(command, ['-c', 'import botocore']).status === 0,
  );
  if (python === undefined)
    throw new Error('These tests need Python with botocore. On Debian: apt install python3-botocore');
  return python;
}

/** One Python process that reads files until it is stopped. */
export function startBotocore(): Botocore {
  const script = fileURLToPath(new URL('read-like-botocore.py', import.meta.url));
  const child = spawn(pythonWithBotocore(), [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, PYTHONUTF8: '1', PYTHONIOENCODING: 'utf-8' },
  });
  const waiting: ((answer: BotocoreAnswer) => void)[] = [];
  createInterface(child.stdout).on('line', (line) => waiting.shift()?.(JSON.parse(line)));
  return {
    read: (content) =>
      new Promise((resolve) => {
        waiting.push(resolve);
        child.stdin.write(`${JSON.stringify({ file: Buffer.from(content as string).toString('base64') })}\n`);
      }),
    stop: () => void child.stdin.end(),
  };
}
