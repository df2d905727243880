import type { Finding } from './finding.ts';
import type { SeenPath } from './seen-path.ts';

/** What all others may do, as bits of a mode. */
const others = { all: 0o077, write: 0o022 };

/**
 * Who else may read or change what is kept for the AWS tools and for Daypass: folders are to be 0700 and files 0600. `me` is the
 * person's user id, undefined where files have no modes (Windows). What the owner may do is left as they set it.
 */
export function permissionFindings(seen: readonly SeenPath[], me: number | undefined): readonly Finding[] {
  if (me === undefined) return [ok('Windows keeps the folders of your user from other users.')];
  const all = seen.filter(({ isOurs }) => isOurs);
  const found = [
    ...all.filter(({ kind }) => kind === 'nothing').map(leadsNowhere),
    ...grouped(all.filter((one) => isSomebodyElses(one, me))).map(somebodyElses),
    ...grouped(all.filter((one) => isOpen(one, me) && isGrave(one))).map((group) => open(group, 'problem')),
    ...grouped(all.filter((one) => isOpen(one, me) && !isGrave(one))).map((group) => open(group, 'note')),
  ];
  if (found.length > 0) return found;
  return [ok(all.length === 0 ? 'There is no ~/.aws yet.' : 'Nobody else on this computer can read your AWS files.')];
}

const ok = (what: string): Finding => ({ check: 'permissions', status: 'ok', what });

/** Root looks after other people's files. */
const isSomebodyElses = ({ kind, uid }: SeenPath, me: number): boolean => kind !== 'nothing' && me !== 0 && uid !== me;

const isOpen = (one: SeenPath, me: number): boolean =>
  (one.kind === 'file' || one.kind === 'folder') && !isSomebodyElses(one, me) && (one.mode & others.all) !== 0;

/** Who may change a folder may put other files into it; who may read a file has the keys in it. */
const isGrave = ({ kind, isSecret, mode }: SeenPath): boolean =>
  (mode & others.write) !== 0 || (kind === 'file' && isSecret);

/** Files of one folder are told of together. */
function grouped(some: readonly SeenPath[]): readonly (readonly SeenPath[])[] {
  const groups = new Map<string, SeenPath[]>();
  for (const one of some) {
    const key = one.within ?? one.path;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

function named(group: readonly SeenPath[]): string {
  const [first] = group;
  if (group.length > 1) return `${group.length} files in ${first?.within}`;
  return first?.leadsTo === undefined ? `${first?.label}` : `${first.label} (a link to ${first.leadsTo})`;
}

const verb = (group: readonly SeenPath[], one: string, many: string): string => (group.length === 1 ? one : many);

function open(group: readonly SeenPath[], status: 'note' | 'problem'): Finding {
  const changes = group.map(({ path, mode }) => ({ path, mode: mode & 0o700 }));
  const canWrite = group.some(({ mode }) => (mode & others.write) !== 0);
  const [example] = group;
  const wanted = example?.kind === 'folder' ? '700' : '600';
  const name = group.length === 1 ? example?.label : `${example?.within}/*`;
  return {
    check: 'permissions',
    status,
    what: `Other users of this computer may ${canWrite ? 'change' : 'read'} ${named(group)}.`,
    why: `${verb(group, 'Its mode is', 'The mode of the first is')} ${octal(example?.mode ?? 0)}, not 0${wanted}.`,
    next: `Close it to them: chmod ${wanted} ${name}`,
    mend: { kind: 'modes', changes },
  };
}

const octal = (mode: number): string => (mode & 0o7777).toString(8).padStart(4, '0');

function somebodyElses(group: readonly SeenPath[]): Finding {
  const [first] = group;
  return {
    check: 'permissions',
    status: 'problem',
    what: `${named(group)} ${verb(group, 'belongs', 'belong')} to another user (number ${first?.uid}).`,
    why: 'A program that ran as that user, such as one started with sudo, made it.',
    next: `Make it your own: sudo chown -R "$USER" ${first?.within ?? first?.label}`,
  };
}

function leadsNowhere({ label, leadsTo }: SeenPath): Finding {
  return {
    check: 'permissions',
    status: 'problem',
    what: `${label} is a link to ${leadsTo ?? 'something'}, which does not exist.`,
    next: 'Create that, or remove the link.',
  };
}
