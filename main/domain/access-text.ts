import type { Access } from './access.ts';
import { shortened } from './shortened.ts';

type NamedAccess = Access & Readonly<{ accountName?: string | undefined }>;

/** "Shop Production · ReadOnly": the account, by its number where the name is not known, and the role. */
export const accessText = ({ accountId, accountName, role }: NamedAccess): string =>
  `${shortened(accountName ?? accountId, 40)} · ${shortened(role, 40)}`;
