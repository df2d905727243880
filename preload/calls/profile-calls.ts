import type { AccessRef, ProfileKind } from '../view.ts';

/** Profiles in the AWS files. */
export type ProfileCalls = {
  /** The exact change that `profile.export` would make. Values that are secret are shown as `[secret]`. */
  'profile.preview': { input: ProfileRequest; output: ProfilePreview };
  'profile.export': { input: ProfileRequest; output: ProfileExported };
};

export const profileCalls = {
  'profile.preview': 0,
  'profile.export': 0,
} satisfies Record<keyof ProfileCalls, 0>;

export type ProfileRequest = AccessRef & { name: string; kind: ProfileKind; region: string };

export type ProfilePreview = {
  /** The file as a person would name it, for example `~/.aws/config`. */
  file: string;
  /** Whole lines, in file order, as a diff around the change. */
  lines: { change: 'same' | 'added' | 'removed'; text: string }[];
  /** True when the profile is there already, just so. */
  unchanged: boolean;
};

export type ProfileExported = { file: string; profile: string; backup?: string; unchanged: boolean };
