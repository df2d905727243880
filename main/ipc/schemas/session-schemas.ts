import * as v from 'valibot';
import type { SessionCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { line, nothing, sessionId } from './parts.ts';

export const sessionSchemas: SchemasOf<SessionCalls> = {
  'session.choose': v.strictObject({ sessionId }),
  'session.reload': nothing,
  'startUrl.read': v.strictObject({ text: v.pipe(v.string(), v.maxLength(10_000)) }),
  'startUrl.findRegion': v.strictObject({ startUrl: line(2048) }),
  'session.add': v.strictObject({
    startUrl: line(2048),
    region: line(64),
    name: v.exactOptional(line(256)),
    another: v.exactOptional(v.boolean()),
  }),
  'session.signIn': v.strictObject({
    sessionId,
    way: v.picklist(['browser', 'device']),
    keep: v.exactOptional(v.literal('memory')),
  }),
  'session.cancelSignIn': v.strictObject({ sessionId }),
  'session.openSignInPage': v.strictObject({ sessionId }),
  'session.copySignInLink': v.strictObject({ sessionId }),
  'session.copySignInCode': v.strictObject({ sessionId }),
  'session.signOut': v.strictObject({ sessionId }),
  'session.signOutAll': nothing,
};
