import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Environment } from './processes.ts';

const run = promisify(execFile);

type Variant<T> = { type: string; data: T };

/** Calls on the session bus through `busctl`, whose answers are JSON. */
export function sessionBus(address: string, env: Environment) {
  const busctl = async (args: readonly string[]): Promise<unknown> => {
    const { stdout } = await run('busctl', [`--address=${address}`, '--json=short', '--timeout=5', '--', ...args], {
      env,
    });
    return stdout.trim() === '' ? undefined : JSON.parse(stdout);
  };
  return {
    async call(name: string, path: string, member: string, signature = '', ...args: string[]): Promise<unknown> {
      const dot = member.lastIndexOf('.');
      const signed = signature === '' ? [] : [signature, ...args];
      const answer = await busctl(['call', name, path, member.slice(0, dot), member.slice(dot + 1), ...signed]);
      return (answer as { data: unknown } | undefined)?.data;
    },
    async property<T>(name: string, path: string, member: string): Promise<T> {
      const dot = member.lastIndexOf('.');
      const answer = await busctl(['get-property', name, path, member.slice(0, dot), member.slice(dot + 1)]);
      return (answer as Variant<T>).data;
    },
    async names(): Promise<string[]> {
      const answer = (await busctl(['list'])) as { name: string }[];
      return answer.map(({ name }) => name);
    },
  };
}

export type SessionBus = ReturnType<typeof sessionBus>;
