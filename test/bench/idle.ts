import type { Desktop } from '../desktop/desktop.ts';
import { menuUpdatesSeen } from '../desktop/menu-updates-seen.ts';
import { type Activity, activityOf, memoryOf } from './process-tree.ts';

export type IdleCost = Readonly<{ cpuMsPerMinute: number; wakeUpsPerMinute: number; megabytes: number }>;

/** Until what follows a start is done: helper processes are there, and the garbage of the start is collected. */
const settleMs = 30_000;

/** What some apps, all at the same time, cost while nothing happens, and how often any of them changed its menu meanwhile. */
export async function idleCost(
  desktop: Desktop,
  pids: readonly number[],
  ms: number,
): Promise<Readonly<{ costs: readonly IdleCost[]; menuUpdates: number }>> {
  await pause(settleMs);
  const updates = await menuUpdatesSeen(desktop);
  const begin = performance.now();
  const before = await Promise.all(pids.map(activityOf));
  await pause(ms);
  const after = await Promise.all(pids.map(activityOf));
  const minutes = (performance.now() - begin) / 60_000;
  const costs = pids.map(async (pid, at) => {
    const { cpuMs, wakeUps } = difference(before[at], after[at]);
    return {
      cpuMsPerMinute: cpuMs / minutes,
      wakeUpsPerMinute: wakeUps / minutes,
      megabytes: await memoryOf(pid),
    };
  });
  return { costs: await Promise.all(costs), menuUpdates: updates.length };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function difference(before: ReadonlyMap<string, Activity> | undefined, after: typeof before): Activity {
  let [cpuMs, wakeUps] = [0, 0];
  for (const [thread, now] of after ?? []) {
    const then = before?.get(thread);
    cpuMs += now.cpuMs - (then?.cpuMs ?? 0);
    wakeUps += now.wakeUps - (then?.wakeUps ?? 0);
  }
  return { cpuMs, wakeUps };
}
