/** A file with credentials that Daypass wrote and that is still to be deleted. */
export type SecretFileView = {
  id: string;
  /** Its path as a person would name it. */
  label: string;
  role: string;
  accounts: number;
  /** When the last of its credentials ends. */
  endsAt: number;
  /** For example "Works until 18:40", "Its credentials ended at 18:40". */
  text: string;
};
