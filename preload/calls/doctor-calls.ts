/** The check-up: what the verb `doctor` looks at. */
export type DoctorCalls = {
  /** Looks at everything anew; AWS may take some seconds to answer. */
  'doctor.look': { input: void; output: CheckUpView };
  /** Mends these findings of the last look, by id, and looks again. Rejects with 'conflict' where there was a look since. */
  'doctor.mend': { input: { ids: string[] }; output: CheckUpView };
  /** Puts what the last look found on the clipboard, as text. */
  'doctor.copy': { input: void; output: void };
};

export const doctorCalls = {
  'doctor.look': 0,
  'doctor.mend': 0,
  'doctor.copy': 0,
} satisfies Record<keyof DoctorCalls, 0>;

export type CheckUpView = {
  findings: FindingView[];
  /** How many more there are that are like those. */
  more: number;
};

export type FindingView = {
  id: string;
  /** `note`: good to know, and nothing fails for it. */
  status: 'ok' | 'note' | 'problem';
  /** What was looked at, for example "Permissions". */
  about: string;
  what: string;
  why?: string;
  next?: string;
  /** True where `doctor.mend` mends it. Nothing that a person wrote is changed by that. */
  fixable: boolean;
  /** What came of mending it, just now. */
  fixed?: boolean;
};
