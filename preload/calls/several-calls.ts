import type { ProfileKind } from '../view.ts';

/** One role in several accounts at once: one job at a time. How it goes is told by `View.job`. */
export type SeveralCalls = {
  /**
   * Begins a job. For a file it asks for its place first, in a dialog of the system; `begun` is false where the person left that.
   * Rejects with the problem 'confirmation-needed' for a role that sounds like an administrator's, unless `confirmed`; its words
   * name how many accounts it reaches. While a job runs, it rejects with 'conflict'.
   */
  'several.begin': { input: SeveralRequest; output: { begun: boolean } };
  /** Ends the job that runs; nothing is written then. */
  'several.cancel': { input: void; output: void };
  /** Takes a job that is over out of the view. */
  'several.dismiss': { input: void; output: void };
  /** Puts the table of a verify job that is done on the clipboard, as CSV. */
  'several.copyCsv': { input: void; output: void };
  /** What a job `profiles` would write. It asks AWS for nothing and writes nothing. */
  'several.previewProfiles': { input: ProfilesRequest; output: ProfilesPreview };
  /** Deletes a file that a job wrote, if it is still that file; else it rejects and says so. One that is gone already is fine. */
  'secretFile.delete': { input: { id: string }; output: void };
  /** The person keeps the file: Daypass reminds of it no more. */
  'secretFile.keep': { input: { id: string }; output: void };
};

export const severalCalls = {
  'several.begin': 0,
  'several.cancel': 0,
  'several.dismiss': 0,
  'several.copyCsv': 0,
  'several.previewProfiles': 0,
  'secretFile.delete': 0,
  'secretFile.keep': 0,
} satisfies Record<keyof SeveralCalls, 0>;

/** Which accounts. Without `accountIds`: all of the session. Accounts without the role are no failure. */
export type SeveralAccounts = { sessionId: string; role: string; accountIds?: string[] };

export type SeveralRequest = SeveralAccounts & { confirmed?: boolean } & (
    | { job: 'verify' | 'file' }
    | ({ job: 'profiles' } & ProfilesWish)
  );

export type ProfilesRequest = SeveralAccounts & ProfilesWish;

/** `template` gives each profile its name, as the one of the settings does. */
export type ProfilesWish = { kind: ProfileKind; region: string; template: string };

export type ProfilesPreview = {
  /** The file that they would be written to, as a person would name it. */
  file: string;
  /** The accounts with the role, by name. */
  profiles: {
    accountId: string;
    accountName: string;
    profile: string;
    /** `changed`: there for this access already, and would be brought up to date. */
    is: 'new' | 'changed' | 'unchanged' | 'conflict';
    /** Why it is a conflict. */
    why?: string;
  }[];
  /** How many of the accounts do not have the role, and of how many the roles are not known yet. */
  without: number;
  unknown: number;
};
