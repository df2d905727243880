import type { ProfileKind, SessionView } from '../../preload/contract.ts';

/** The kinds of profiles in words: what most people need comes first. */
export const kinds: readonly { kind: ProfileKind; name: string; meaning: string }[] = [
  {
    kind: 'sso',
    name: 'Through your session',
    meaning: 'The tool asks AWS for fresh access itself, for as long as you are signed in. No key is written down.',
  },
  {
    kind: 'process',
    name: 'Ask Daypass',
    meaning: 'For tools that run a program to get access. Daypass answers while you are signed in.',
  },
  {
    kind: 'keys',
    name: 'Temporary keys',
    meaning: 'For tools that know nothing else, such as Transmit or Cyberduck. Renewed while you are signed in.',
  },
];

export const kindName = (kind: ProfileKind): string => kinds.find((each) => each.kind === kind)?.name ?? kind;

type Storage = SessionView['storage'];

/** Why no tool gets anything by a profile through the session, where its token is; undefined where it does. */
export function whyNotThrough(storage: Storage): string | undefined {
  if (storage === undefined || storage === 'file') return undefined;
  const place = storage === 'keychain' ? 'in the keychain' : 'in memory';
  return `Does not work now: the token of this session is ${place}, where no tool finds it.`;
}

/** The kind to begin with in place of one that would not work. */
export const workingKind = (kind: ProfileKind, storage: Storage): ProfileKind =>
  kind === 'sso' && whyNotThrough(storage) !== undefined ? 'process' : kind;
