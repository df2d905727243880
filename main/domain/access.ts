/** An account as the portal lists it. `accountId` keeps its leading zeros; name and address may be absent. */
export type Account = Readonly<{ accountId: string; accountName?: string; emailAddress?: string }>;

/** An account with its roles; `roles` is absent until they are known. */
export type ListedAccount = Account & Readonly<{ roles?: readonly string[] }>;

/** One account with one role. */
export type Access = Readonly<{ accountId: string; role: string }>;

/** One access of one session. */
export type SessionAccess = Access & Readonly<{ sessionId: string }>;

export const sameAccess = (a: SessionAccess, b: SessionAccess): boolean =>
  a.sessionId === b.sessionId && a.accountId === b.accountId && a.role === b.role;
