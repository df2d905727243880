import type { UseView } from '../../preload/contract.ts';

export type UseGroup = 'all' | 'credentials' | 'console' | 'profiles';

export const useGroups: { value: UseGroup; text: string; uses: UseView['use'][] }[] = [
  { value: 'all', text: 'All', uses: [] },
  { value: 'credentials', text: 'Credentials', uses: ['copy', 'verb', 'file', 'verify'] },
  { value: 'console', text: 'Console', uses: ['console'] },
  { value: 'profiles', text: 'Profiles', uses: ['profile', 'renewal', 'process'] },
];

/** The uses of a group in which every word of the query is found, whatever its case. */
export function usesFound(uses: readonly UseView[], group: UseGroup, query: string): UseView[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const wanted = useGroups.find(({ value }) => value === group)?.uses ?? [];
  return uses.filter((one) => {
    if (group !== 'all' && !wanted.includes(one.use)) return false;
    const text = textOf(one).toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

const textOf = ({ text, role, sessionName, day, accounts }: UseView): string =>
  [text, role, sessionName, day, ...accounts.flatMap(({ name, accountId }) => [name, accountId])].join('\n');

/** Uses one below the other that are of the same day. */
export function byDay(uses: readonly UseView[]): { day: string; uses: UseView[] }[] {
  const days: { day: string; uses: UseView[] }[] = [];
  for (const use of uses) {
    const last = days.at(-1);
    if (last?.day === use.day) last.uses.push(use);
    else days.push({ day: use.day, uses: [use] });
  }
  return days;
}
