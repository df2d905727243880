/** Where client registrations are kept, as texts under file names (a port): among the tokens, as the AWS CLI does it. */
export type RegistrationCache = Readonly<{
  /** Undefined when there is none, or none that can be read. */
  read(file: string): Promise<string | undefined>;
  /** Puts the text in place, whole or not at all. */
  write(file: string, text: string): Promise<void>;
  remove(file: string): Promise<void>;
}>;
