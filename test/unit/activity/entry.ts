import type { Issued } from '../../../main/domain/activity.ts';

export const access = { sessionId: 'acme', accountId: '111122223333', role: 'ReadOnly' };

/** Credentials copied for a shell. */
export const copied = (more: Partial<typeof access & { accountName: string; expiresAt: number }> = {}): Issued => ({
  use: 'copy',
  format: 'env',
  ...access,
  ...more,
});
