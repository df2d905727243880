import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';

/** How many milliseconds a program took, from its start to its end, and what it printed. Rejects when it failed. */
export async function timed(command: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  const start = performance.now();
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'ignore'] });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const [code, stdout] = await Promise.all([ended, text(child.stdout)]);
  const ms = performance.now() - start;
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${code}.`);
  return { ms, stdout };
}
