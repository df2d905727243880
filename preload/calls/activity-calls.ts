/** The record of what was issued. */
export type ActivityCalls = {
  /** The last uses, the newest first. */
  'activity.list': { input: void; output: ActivityList };
  /** Has the person choose a file in a dialog of the system, and writes the whole record there. `file` is absent when they left it. */
  'activity.exportCsv': { input: void; output: { file?: string } };
};

export const activityCalls = {
  'activity.list': 0,
  'activity.exportCsv': 0,
} satisfies Record<keyof ActivityCalls, 0>;

export type ActivityList = {
  /** Where the record lies, as a person would name it. */
  file: string;
  uses: UseView[];
  /** True when there are older ones, which the spreadsheet has. */
  hasMore: boolean;
};

export type UseView = {
  at: number;
  /** For example "Today" or "12 November". */
  day: string;
  /** For example "18:40". */
  time: string;
  use: 'copy' | 'console' | 'profile' | 'renewal' | 'process' | 'verb' | 'file' | 'verify';
  /** For example "Copied for PowerShell". */
  text: string;
  sessionName: string;
  role: string;
  /** Several where one job went through all of them. `name` is the number where no name is known. */
  accounts: { accountId: string; name: string }[];
};
