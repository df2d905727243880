import { readdir, readFile } from 'node:fs/promises';

const contentOf = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** Process ids of `root` and everything below it, from /proc. */
export async function processTree(root: number): Promise<number[]> {
  const parents = new Map<number, number>();
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const stat = await contentOf(`/proc/${entry}/stat`);
    // The name, in brackets, may hold spaces: the parent's id is the second field after it (proc(5)).
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    parents.set(Number(entry), parent);
  }
  const tree = [root];
  for (let index = 0; index < tree.length; index++) {
    for (const [pid, parent] of parents) if (parent === tree[index]) tree.push(pid);
  }
  return tree;
}

/** Memory of a process tree in MB: proportional set size where it may be read, so that shared pages count once. */
export async function memoryOf(root: number): Promise<number> {
  let kilobytes = 0;
  for (const pid of await processTree(root)) {
    const pss = /^Pss:\s+(\d+) kB/m.exec(await contentOf(`/proc/${pid}/smaps_rollup`))?.[1];
    const size = pss ?? /^VmRSS:\s+(\d+) kB/m.exec(await contentOf(`/proc/${pid}/status`))?.[1];
    kilobytes += Number(size ?? 0);
  }
  return kilobytes / 1024;
}

/** Since the start of each thread: time on a processor in ms, and how often it waited and was woken up. */
export type Activity = Readonly<{ cpuMs: number; wakeUps: number }>;

/** What the threads of a process tree that are there now have done, by thread. */
export async function activityOf(root: number): Promise<ReadonlyMap<string, Activity>> {
  const activity = new Map<string, Activity>();
  for (const pid of await processTree(root)) {
    for (const thread of await readdir(`/proc/${pid}/task`).catch(() => [])) {
      const folder = `/proc/${pid}/task/${thread}`;
      const [nanoseconds = 0] = (await contentOf(`${folder}/schedstat`)).split(' ').map(Number);
      // Each wait that a thread asks for itself ends by waking it up.
      const waits = /^voluntary_ctxt_switches:\s+(\d+)/m.exec(await contentOf(`${folder}/status`))?.[1];
      activity.set(thread, { cpuMs: nanoseconds / 1e6, wakeUps: Number(waits ?? 0) });
    }
  }
  return activity;
}
