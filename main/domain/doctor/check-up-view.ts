import type { CheckUpView, FindingView } from '../../../preload/contract.ts';
import type { Check, Mended } from './finding.ts';

/** What was looked at, in a word or two. */
export const checkWords: Readonly<Record<Check, string>> = {
  permissions: 'Permissions',
  files: 'AWS files',
  profiles: 'Profiles',
  keys: 'Keys',
  leftovers: 'Leftovers',
  tokens: 'Sign-ins',
  environment: 'Variables',
  endpoints: 'Connection',
  clock: 'Clock',
  tray: 'Tray',
  notifications: 'Notifications',
  keychain: 'Keychain',
};

/** Of one check; a cache or a file may have thousands that are alike. */
const mostAlike = 20;

/** What a look found, as the window shows it. The id of a finding is its place in `findings`, behind the number of the look. */
export function checkUpView(findings: readonly Mended[], look: number): CheckUpView {
  const counts = new Map<string, number>();
  const shown = findings.flatMap((finding, at): FindingView[] => {
    const alike = `${finding.check} ${finding.status}`;
    const count = (counts.get(alike) ?? 0) + 1;
    counts.set(alike, count);
    return count > mostAlike ? [] : [findingView(finding, findingId(look, at))];
  });
  return { findings: shown, more: findings.length - shown.length };
}

export const findingId = (look: number, at: number): string => `${look}.${at}`;

const findingView = ({ check, status, what, why, next, mend, fixed }: Mended, id: string): FindingView => ({
  id,
  status,
  about: checkWords[check],
  what,
  ...(why !== undefined && { why }),
  ...(next !== undefined && { next }),
  fixable: mend !== undefined && fixed !== true,
  ...(fixed !== undefined && { fixed }),
});

const marks = { problem: 'Problem', note: 'Note', ok: 'Well' } as const;

/** The same as text, to be handed to somebody: problems first, a line each, with what goes with it below. */
export function checkUpText(heading: string, findings: readonly Mended[]): string {
  const inOrder = (['problem', 'note', 'ok'] as const).flatMap((status) =>
    findings.filter((finding) => finding.status === status),
  );
  const lines = inOrder.flatMap(({ status, check, what, why, next, fixed }) => {
    const mark = fixed === true ? 'Fixed' : marks[status];
    const below = fixed === true ? [] : [why, next].filter((text) => text !== undefined && text !== '');
    return [`${mark} (${checkWords[check]}): ${what}`, ...below.map((text) => `  ${text}`)];
  });
  return [heading, '', ...lines, ''].join('\n');
}
