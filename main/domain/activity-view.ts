import type { UseView } from '../../preload/contract.ts';
import type { SessionAccess } from './access.ts';
import type { Activity } from './activity.ts';
import { activityWords } from './activity-words.ts';
import type { LocalTime } from './time-words.ts';

/** What an entry is shown with. `now` is UTC ms. */
export type ActivitySurroundings = Readonly<{
  now: number;
  local: LocalTime;
  sessionName(sessionId: string): string;
  /** The account's name as it is known now. */
  accountName(access: SessionAccess): string | undefined;
}>;

/** The record as the window shows it, in the order given. What one job did in many accounts is one line of it. */
export function activityView(entries: readonly Activity[], surroundings: ActivitySurroundings): UseView[] {
  const views: UseView[] = [];
  let before: Activity | undefined;
  for (const entry of entries) {
    const { accountId } = entry;
    const account = { accountId, name: entry.accountName ?? surroundings.accountName(entry) ?? accountId };
    const last = views.at(-1);
    if (last !== undefined && before !== undefined && isOfOneJob(entry, before)) last.accounts.push(account);
    else views.push({ ...lineOf(entry, surroundings), accounts: [account] });
    before = entry;
  }
  return views;
}

const isOfOneJob = (a: Activity, b: Activity): boolean =>
  (a.use === 'file' || a.use === 'verify') &&
  a.use === b.use &&
  a.at === b.at &&
  a.sessionId === b.sessionId &&
  a.role === b.role;

function lineOf(entry: Activity, { now, local, sessionName }: ActivitySurroundings): Omit<UseView, 'accounts'> {
  const { at, use, role } = entry;
  const text = activityWords(entry);
  return {
    at,
    day: dayOf(at, now, local),
    time: local.time(at),
    use,
    text,
    sessionName: sessionName(entry.sessionId),
    role,
  };
}

/** After that a date is told with its year. */
const daysOfYear = 300;

function dayOf(at: number, now: number, local: LocalTime): string {
  const days = local.day(now) - local.day(at);
  if (days === 0) return 'Today';
  if (days === 1) return 'Yesterday';
  return days > daysOfYear ? new Date(at).toISOString().slice(0, 10) : local.date(at);
}
