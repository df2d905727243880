import { execFile } from 'node:child_process';
import { basename } from 'node:path';

type RunPs = (args: readonly string[]) => Promise<string>;

/**
 * The names of running programs as `ps` tells them; undefined for one that is gone. One `ps` runs at a time: those who ask meanwhile share
 * the next one.
 */
export function namesByPs(run: RunPs = runPs): (pid: number) => Promise<string | undefined> {
  let last: Promise<unknown> = Promise.resolve();
  let next: Readonly<{ pids: Set<number>; told: Promise<string> }> | undefined;
  return async (pid) => {
    if (next === undefined) {
      const pids = new Set<number>();
      const told = last.then(() => {
        next = undefined;
        return run(['-o', 'pid=', '-o', 'comm=', '-p', [...pids].join(',')]);
      });
      last = told.catch(() => undefined);
      next = { pids, told };
    }
    next.pids.add(pid);
    const lines = (await next.told).split('\n').map((line) => /^ *(\d+) +(.*?) *$/.exec(line) ?? []);
    const [, , name] = lines.find(([, id]) => Number(id) === pid) ?? [];
    return name === undefined ? undefined : basename(name);
  };
}

/** It fails where it knows none of them, and tells nothing then. */
const runPs: RunPs = (args) =>
  new Promise((resolve) => {
    execFile('/bin/ps', args, { timeout: 2_000 }, (_, stdout) => resolve(stdout));
  });
