import { envText } from '../domain/credentials-text/env-text.ts';
import { credentialFormats } from '../domain/credentials-text/formats.ts';
import type { IssueCredentials } from '../services/issue-credentials.ts';
import type { NoteActivity } from '../services/note-activity.ts';
import { isAccountId, isOneOf, readArguments } from './arguments.ts';
import { type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

type CredentialsPorts = SessionChoicePorts &
  Readonly<{
    issue: IssueCredentials;
    note: NoteActivity;
    /** What `--all` does. */
    all: Verb;
  }>;

/** `daypass credentials --account ID --role R [--session S] [--format F]`: keys for one access. */
export function credentialsVerb({ issue, note, all, ...ports }: CredentialsPorts): Verb {
  return async (args, io) => {
    if (args.some((argument) => /^--(all|output)(=|$)/.test(argument))) return all(args, io);
    const given = readArguments('credentials', args, {
      account: { type: 'string', required: true, check: isAccountId },
      role: { type: 'string', required: true },
      session: { type: 'string' },
      format: { type: 'string', check: isOneOf(...credentialFormats.keys()) },
    });
    const { account, role, session, format = 'env' } = given;
    const textOf = credentialFormats.get(format) ?? envText;
    const chosen = await signedInSession(ports, session);
    const access = { accountId: account, role };
    const credentials = await withSignIn(chosen, issue(chosen.id, access));
    io.out(textOf(credentials));
    note({ use: 'verb', format, ...access, sessionId: chosen.id, expiresAt: credentials.expiration });
  };
}
