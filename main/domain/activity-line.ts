import type { Activity } from './activity.ts';

/** In this order; what is not named here is not written, whatever else an entry may carry. */
const names = [
  'at',
  'use',
  'sessionId',
  'accountId',
  'accountName',
  'role',
  'format',
  'page',
  'profile',
  'kind',
  'by',
  'file',
  'expiresAt',
];

/** An entry as a line of the record. A name is cut where no honest one is so long: a line must stay a small one. */
export function activityLine(entry: Activity): string {
  const line = JSON.stringify(entry, names);
  if (line.length <= mostLetters) return `${line}\n`;
  const cut = (_: string, value: unknown) => (typeof value === 'string' ? value.slice(0, mostOfName) : value);
  return `${JSON.stringify(JSON.parse(line), cut)}\n`;
}

const mostLetters = 4_000;
const mostOfName = 200;
