import type { Access } from '../domain/access.ts';
import type { Credentials } from '../domain/credentials.ts';
import { processText } from '../domain/credentials-text/process-text.ts';
import type { Given } from '../services/answer-profiles.ts';
import { isAccountId, readArguments } from './arguments.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { VerbIo } from './verb.ts';

type CredentialProcessPorts = SessionChoicePorts &
  Readonly<{
    issue(sessionId: string, access: Access): Promise<Credentials>;
    /** Called when the answer was printed. */
    onGiven(given: Given): void | Promise<void>;
  }>;

/**
 * `daypass credential-process --session S --account ID --role R`: what `credential_process` in a profile calls. AWS tools show people what
 * it says on stderr when it fails.
 */
export function credentialProcessVerb({ issue, onGiven, ...ports }: CredentialProcessPorts) {
  return async (args: readonly string[], io: Pick<VerbIo, 'out'>): Promise<void> => {
    const { session, account, role } = readArguments('credential-process', args, {
      session: { type: 'string', required: true },
      account: { type: 'string', required: true, check: isAccountId },
      role: { type: 'string', required: true },
    });
    const chosen = await signedInSession(ports, session);
    const access = { accountId: account, role };
    const credentials = await withSignIn(chosen, issue(chosen.id, access));
    io.out(processText(credentials));
    await onGiven({ sessionId: chosen.id, ...access, expiresAt: credentials.expiration });
  };
}
