import type { Token } from './token.ts';

/**
 * What a session's item in the keychain holds: the token as the text of its file in the AWS CLI's cache (with what other programs
 * keep beside it), and the client registrations that went with it, as the texts of their files by file name. `receivedAt` is when AWS
 * gave it (UTC epoch milliseconds); where it is not said, it is when it is put there.
 */
export type KeptItem = Readonly<{
  text: string;
  token: Token;
  receivedAt?: number;
  registrations: ReadonlyMap<string, string>;
}>;
