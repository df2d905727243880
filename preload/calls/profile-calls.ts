import type { AccessRef, ProfileKind } from '../view.ts';

/** Profiles in the AWS files. */
export type ProfileCalls = {
  /** The exact change that `profile.export` would make. Values that are secret are shown as `[secret]`. */
  'profile.preview': { input: ProfileRequest; output: ProfilePreview };
  'profile.export': { input: ProfileRequest; output: ProfileExported };
  /** The exact change that `profile.remove` would make. */
  'profile.previewRemoval': { input: MadeProfileRef; output: ProfilePreview };
  /** Takes out of the files what Daypass wrote for it, and the profile off the list. */
  'profile.remove': { input: MadeProfileRef; output: ProfileChanged };
  /** Writes anew what is missing; for one whose state says that it is repairable. */
  'profile.repair': { input: MadeProfileRef; output: ProfileChanged };
  /** Takes it off the list, and touches no file. */
  'profile.forget': { input: MadeProfileRef; output: ProfileChanged };
  /**
   * Gives the files back byte for byte as they were before that change, and the list with them. A problem of kind `conflict`
   * says which file somebody has changed since; then nothing was undone.
   */
  'profile.undo': { input: { changeId: string }; output: ProfileUndone };
  /** A name for a new profile, by the template of the settings. It may be taken. */
  'profile.suggestName': { input: AccessRef & { region: string }; output: { name: string } };
  /** What a template for names would give, or what is wrong with it. */
  'profile.readTemplate': { input: { template: string }; output: NameTemplateReading };
  /** Puts its name on the clipboard, or a command that uses it in a terminal. */
  'profile.copy': { input: MadeProfileRef & { what: 'name' | 'command' }; output: void };
};

export const profileCalls = {
  'profile.preview': 0,
  'profile.export': 0,
  'profile.previewRemoval': 0,
  'profile.remove': 0,
  'profile.repair': 0,
  'profile.forget': 0,
  'profile.undo': 0,
  'profile.suggestName': 0,
  'profile.readTemplate': 0,
  'profile.copy': 0,
} satisfies Record<keyof ProfileCalls, 0>;

/** The id of one of `View.profiles`. */
export type MadeProfileRef = { id: string };

export type ProfileRequest = AccessRef & {
  name: string;
  kind: ProfileKind;
  region: string;
  /** The id of one of `View.profiles` that this one takes the place of, in one step: its kind, name or region changes. */
  replaces?: string;
};

export type ProfilePreview = {
  /** Each file that would change; with `unchanged`, the one that has the profile already, just so, and no lines. */
  changes: {
    /** The file as a person would name it, for example `~/.aws/config`. */
    file: string;
    /** Whole lines, in file order, as a diff around the change. */
    lines: { change: 'same' | 'added' | 'removed'; text: string }[];
  }[];
  unchanged: boolean;
};

export type ProfileExported = {
  /** The file that the profile is in. */
  file: string;
  profile: string;
  backup?: string;
  unchanged: boolean;
  /** For `profile.undo`; absent when nothing was changed. */
  changeId?: string;
};

/** `files` are those that were changed. Without `changeId` there is nothing to undo. */
export type ProfileChanged = { files: string[]; changeId?: string };

export type ProfileUndone = { files: string[] };

export type NameTemplateReading =
  /** The name that it gives for one of the person's accesses, in words, or else for a made-up one. */
  | { ok: true; example: { access: string; name: string } }
  /** `why` is a sentence for people. */
  | { ok: false; why: string };
