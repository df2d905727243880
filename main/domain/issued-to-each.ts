import type { Account } from './access.ts';
import type { Issued, Use } from './activity.ts';
import type { Credentials } from './credentials.ts';

type Given = Account & Readonly<{ credentials?: Pick<Credentials, 'expiration'> }>;

/** What was issued for one role of a session in each of these accounts. */
export const issuedToEach = (
  accounts: readonly Given[],
  of: Readonly<{ sessionId: string; role: string }>,
  use: Use,
): readonly Issued[] =>
  accounts.map(({ accountId, accountName, credentials }) => ({
    ...use,
    ...of,
    accountId,
    ...(accountName !== undefined && { accountName }),
    ...(credentials !== undefined && { expiresAt: credentials.expiration }),
  }));
