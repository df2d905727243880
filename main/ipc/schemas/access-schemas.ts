import * as v from 'valibot';
import type { AccessCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { access, accountId, nothing, sessionId } from './parts.ts';

export const accessSchemas: SchemasOf<AccessCalls> = {
  'account.open': v.strictObject({ sessionId, accountId }),
  'account.copyNumber': v.strictObject({ accountId }),
  'access.pin': v.strictObject({ ...access, pinned: v.boolean() }),
  'access.openConsole': v.strictObject(access),
  'access.copyCredentials': v.strictObject(access),
  'clipboard.clear': nothing,
};
