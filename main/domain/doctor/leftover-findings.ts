import type { CachedCredentials } from '../cached-credentials.ts';
import { holdsKeys } from '../profile-credentials.ts';
import type { Finding } from './finding.ts';
import type { FileWithKeys } from './keys-findings.ts';
import type { SeenPath } from './seen-path.ts';

/** A program of ours that is at work touches its files each second; what is older than this was left behind. */
export const abandonedMs = 60_000;

/** As our adapters name what they write aside, their locks, and what the library of the settings writes aside. */
const ours = /^\..+\.daypass-new$|\.daypass-lock(\..+)?$|\.daypass-working(\..+)?$|^settings\.json\.tmp-[0-9a-f]{16}$/;

/** True for names of files that no program leaves behind unless it is killed. */
export const isUnfinished = (name: string): boolean => ours.test(name);

type Left = Readonly<{
  seen: readonly SeenPath[];
  cached: readonly CachedCredentials[];
  /** The folder that they lie in. */
  cacheLabel: string;
  /** Copies that Daypass made of AWS files. */
  copies: readonly FileWithKeys[];
  /** By the clock of this computer, which dates files (UTC ms). */
  now: number;
  /** By AWS's clock, where it differs. */
  awsNow: number;
}>;

/** Keys in plain text that lie about, and what killed programs left. */
export function leftoverFindings({ seen, cached, cacheLabel, copies, now, awsNow }: Left): readonly Finding[] {
  const isOver = ({ expiresAt = Number.POSITIVE_INFINITY }: CachedCredentials) => expiresAt <= awsNow;
  const seenOf = (some: readonly CachedCredentials[]) => {
    const names = new Set(some.map(({ file }) => file));
    return seen.filter(({ within, label }) => within === cacheLabel && names.has(nameOf(label)));
  };
  const over = cached.filter((one) => one.isSso && isOver(one));
  const live = cached.filter((one) => one.isSso && !isOver(one));
  const others = cached.filter(({ isSso }) => !isSso);
  const unfinished = seen.filter(
    ({ label, modifiedAt }) => isUnfinished(nameOf(label)) && now - modifiedAt > abandonedMs,
  );
  const found = [
    ...count(over, (files) => ({
      what: `${files} in ${cacheLabel} ${hold(over)} keys of the AWS CLI, in plain text, that have ended.`,
      mend: { kind: 'remove-files', files: seenOf(over).map(marked) },
    })),
    ...count(live, (files) => ({
      what: `${files} in ${cacheLabel} ${hold(live)} keys of the AWS CLI, in plain text, that may still work.`,
      next: 'They end by themselves; `daypass sign-out` removes those of its session.',
    })),
    ...count(others, (files) => ({
      what: `${files} in ${cacheLabel} ${hold(others)} keys for assumed roles, in plain text.`,
      next: 'They end by themselves; the AWS CLI gets new ones when you delete them.',
    })),
    ...copies.filter(({ file }) => holdsKeys(file)).map(copyWithKeys),
    ...count(unfinished, (files) => ({
      what: `${files} of a Daypass that was killed ${unfinished.length === 1 ? 'was' : 'were'} left behind: ${namesOf(unfinished)}.`,
      mend: { kind: 'remove-files', files: unfinished.map(marked) },
    })),
  ];
  if (found.length > 0) return found;
  return [{ check: 'leftovers', status: 'ok', what: 'No old keys and no unfinished files lie about.' }];
}

const nameOf = (label: string): string => label.split(/[/\\]/).at(-1) ?? label;
const marked = ({ path, modifiedAt }: SeenPath) => ({ path, modifiedAt });
const hold = (some: readonly unknown[]): string => (some.length === 1 ? 'holds' : 'hold');

type Told = Pick<Finding, 'what' | 'next' | 'mend'>;

function count(some: readonly unknown[], tell: (files: string) => Told): readonly Finding[] {
  if (some.length === 0) return [];
  return [{ check: 'leftovers', status: 'note', ...tell(some.length === 1 ? 'A file' : `${some.length} files`) }];
}

const mostNamed = 3;

function namesOf(some: readonly SeenPath[]): string {
  const more = some.length > mostNamed ? ` and ${some.length - mostNamed} more` : '';
  return `${some
    .slice(0, mostNamed)
    .map(({ label }) => label)
    .join(', ')}${more}`;
}

const copyWithKeys = ({ label }: FileWithKeys): Finding => ({
  check: 'leftovers',
  status: 'note',
  what: `There are keys in plain text in ${label}.`,
  why: 'It is the file as it was before Daypass first changed it.',
  next: 'Delete it when you need it no more.',
});
