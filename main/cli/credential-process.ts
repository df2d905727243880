import { processText } from '../domain/credentials-text/process-text.ts';
import type { IssueCredentials } from '../services/issue-credentials.ts';
import { isAccountId, readArguments } from './arguments.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

type CredentialProcessPorts = SessionChoicePorts &
  Readonly<{ issue: (...asked: Parameters<IssueCredentials>) => ReturnType<IssueCredentials> }>;

/**
 * `daypass credential-process --session S --account ID --role R`: what `credential_process` in a profile calls. AWS tools show people what
 * it says on stderr when it fails.
 */
export function credentialProcessVerb({ issue, ...ports }: CredentialProcessPorts): Verb {
  return async (args, io) => {
    const { session, account, role } = readArguments('credential-process', args, {
      session: { type: 'string', required: true },
      account: { type: 'string', required: true, check: isAccountId },
      role: { type: 'string', required: true },
    });
    const chosen = await signedInSession(ports, session);
    io.out(processText(await withSignIn(chosen, issue(chosen.id, { accountId: account, role }))));
  };
}
