import type { Session } from '../domain/session.ts';
import { planSession, type SessionWish, validWish } from '../domain/session-plan.ts';
import { sessionScope } from '../domain/session-section.ts';
import type { AddSessionPorts } from './add-session.ts';
import { readAwsFile } from './change-aws-file.ts';

/**
 * The session that `addSession` would write for this wish; undefined where there is one already, or the beginning of one. It
 * rejects as `addSession` does, and writes nothing.
 */
export function sessionToBe({ config, label }: AddSessionPorts) {
  return async (wish: SessionWish): Promise<Session | undefined> => {
    const valid = validWish(wish);
    const { sessionId, isNew } = planSession(await readAwsFile(config, label(config.path)), valid);
    const { startUrl, region } = valid;
    return isNew
      ? { id: sessionId, name: sessionId, form: 'sso-session', startUrl, region, scopes: [sessionScope] }
      : undefined;
  };
}
