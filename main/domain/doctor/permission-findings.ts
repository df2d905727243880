import type { Finding } from './finding.ts';
import type { SeenPath } from './seen-path.ts';

/** Bits of a mode: what all others may do, and of that, what lets them change something. */
const others = { all: 0o077, write: 0o022 };

/**
 * Who else may read or change what is kept for the AWS tools and for Daypass: folders are to be 0700 and files 0600. `me` is the
 * person's user id, undefined where files have no modes (Windows).
 */
export function permissionFindings(seen: readonly SeenPath[], me: number | undefined): readonly Finding[] {
  if (me === undefined) return [ok('Windows keeps the folders of your user from other users.')];
  const all = seen.filter(({ isOurs, kind }) => isOurs && kind !== 'other');
  const dangling = all.filter(({ kind }) => kind === 'nothing');
  const there = all.filter(({ kind }) => kind !== 'nothing');
  // Root looks after other people's files.
  const own = there.filter(({ uid }) => me === 0 || uid === me);
  // An administrator may set sessions and profiles up for everybody.
  const foreign = there.filter((one) => !own.includes(one) && (one.isSecret || one.uid !== 0));
  const changeable = own.filter(({ mode }) => (mode & others.write) !== 0);
  const readable = own.filter(({ mode }) => (mode & others.all) !== 0 && (mode & others.write) === 0);
  const found = [
    ...dangling.map(leadsNowhere),
    ...grouped(foreign).map(somebodyElses),
    ...grouped(own.filter(isShut)).map(shut),
    ...grouped(changeable).map((group) => open(group, 'change', 'problem')),
    ...grouped(readable.filter(holdsKeys)).map((group) => open(group, 'read', 'problem')),
    ...grouped(readable.filter((one) => !holdsKeys(one))).map((group) => open(group, 'read', 'note')),
  ];
  if (found.length > 0) return found;
  return [ok(all.length === 0 ? 'There is no ~/.aws yet.' : 'Nobody else on this computer can read your AWS files.')];
}

const ok = (what: string): Finding => ({ check: 'permissions', status: 'ok', what });

const holdsKeys = ({ kind, isSecret }: SeenPath): boolean => kind === 'file' && isSecret;

/** The person's own programs can't read it either. */
const isShut = ({ kind, mode }: SeenPath): boolean =>
  kind === 'folder' ? (mode & 0o500) !== 0o500 : (mode & 0o400) === 0;

type Group = readonly [SeenPath, ...SeenPath[]];

/** Folders are told of together, and so are the files of one folder. */
function grouped(some: readonly SeenPath[]): readonly Group[] {
  const groups = new Map<string, Group>();
  for (const one of some) {
    const key = one.kind === 'folder' ? 'folders' : (one.within ?? one.path);
    const group = groups.get(key);
    groups.set(key, group === undefined ? [one] : [...group, one]);
  }
  return [...groups.values()];
}

const mostFiles = 3;

function named(group: Group): string {
  const { within } = group[0];
  if (group.length > mostFiles && within !== undefined) return `${group.length} files in ${within}`;
  return group
    .map(({ label, leadsTo }) => (leadsTo === undefined ? label : `${label} (a link to ${leadsTo})`))
    .join(', ');
}

const wantedMode = ({ kind }: SeenPath): number => (kind === 'folder' ? 0o700 : 0o600);

const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0');

const mostLetters = 200;

/** The command that does the same by hand, where it can be typed as it is. */
function command(group: Group): Readonly<{ next?: string }> {
  const labels = group.map(({ label }) => label);
  const isTypable = labels.join(' ').length <= mostLetters && labels.every((label) => /^[\w~./@+-]+$/.test(label));
  return isTypable
    ? { next: `To do that yourself: chmod ${octal(wantedMode(group[0])).slice(1)} ${labels.join(' ')}` }
    : {};
}

const modesOf = (group: Group): string => [...new Set(group.map(({ mode }) => octal(mode)))].join(', ');

function open(group: Group, may: 'read' | 'change', status: 'note' | 'problem'): Finding {
  const wanted = wantedMode(group[0]);
  return {
    check: 'permissions',
    status,
    what: `Other users of this computer may ${may} ${named(group)}.`,
    why: `The mode is ${modesOf(group)}, and should be ${octal(wanted)}.`,
    ...command(group),
    mend: { kind: 'modes', changes: group.map(({ path, mode }) => ({ path, mode: mode & wanted })) },
  };
}

function shut(group: Group): Finding {
  const wanted = wantedMode(group[0]);
  return {
    check: 'permissions',
    status: 'problem',
    what: `You may not read ${named(group)} yourself.`,
    why: `The mode is ${modesOf(group)}, and should be ${octal(wanted)}.`,
    ...command(group),
    mend: { kind: 'modes', changes: group.map(({ path }) => ({ path, mode: wanted })) },
  };
}

function somebodyElses(group: Group): Finding {
  return {
    check: 'permissions',
    status: 'problem',
    what: `${named(group)}: this belongs to another user (number ${group[0].uid}).`,
    why: 'A program that ran as that user, such as one started with sudo, made it.',
    next: `Make it your own: sudo chown -R "$USER" ${group[0].within ?? group[0].label}`,
  };
}

const leadsNowhere = ({ label, leadsTo }: SeenPath): Finding => ({
  check: 'permissions',
  status: 'problem',
  what: `${label} is a link to ${leadsTo ?? 'something'}, which does not exist.`,
  next: 'Create that, or remove the link.',
});
