import type { ProfileKind } from '../../preload/contract.ts';

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
