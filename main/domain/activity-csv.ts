import type { Activity } from './activity.ts';
import { activityWords } from './activity-words.ts';
import { csvText } from './csv-text.ts';

const header = ['time', 'use', 'session', 'account', 'account name', 'role', 'what', 'expires'];

/** The record as a spreadsheet, in the order given; times in UTC (ISO 8601). Excel takes text for UTF-8 only behind a byte order mark. */
export function activityCsv(entries: readonly Activity[]): string {
  const rows = entries.map((entry) => [
    moment(entry.at),
    entry.use,
    entry.sessionId,
    entry.accountId,
    entry.accountName ?? '',
    entry.role,
    activityWords(entry),
    entry.expiresAt === undefined ? '' : moment(entry.expiresAt),
  ]);
  return `\uFEFF${csvText([header, ...rows])}`;
}

/** Empty where there is no such date. */
function moment(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
