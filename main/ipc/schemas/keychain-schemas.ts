import * as v from 'valibot';
import type { KeychainCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { handle, nothing, sessionId } from './parts.ts';

const to = v.picklist(['keychain', 'file']);

export const keychainSchemas: SchemasOf<KeychainCalls> = {
  'keychain.look': nothing,
  'keychain.preview': v.strictObject({ sessionId, to }),
  'keychain.move': v.strictObject({ sessionId, to, profiles: v.boolean() }),
  'keychain.undo': v.strictObject({ sessionId, to, changeId: v.exactOptional(handle) }),
  'keychain.tryAgain': v.strictObject({ sessionId }),
};
