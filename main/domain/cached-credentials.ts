/** A file with credentials in plain text that the AWS CLI cached. `expiresAt` is UTC epoch milliseconds, where the file tells it. */
export type CachedCredentials = Readonly<{
  file: string;
  /** Bought with a sign-in to IAM Identity Center; others come from assumed roles and the like. */
  isSso: boolean;
  /** Newer versions of the AWS CLI note it. */
  accountId?: string;
  expiresAt?: number;
}>;
