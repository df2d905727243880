import { envText } from '../domain/credentials-text/env-text.ts';
import { jsonText } from '../domain/credentials-text/json-text.ts';
import { Problem } from '../domain/problem.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { IssueCredentials } from '../services/issue-credentials.ts';
import type { Clock } from '../services/ports.ts';
import { isAccountId, readArguments } from './arguments.ts';
import { chooseSession } from './choose-session.ts';
import type { Verb } from './verb.ts';

type CredentialsPorts = Readonly<{
  find: () => Promise<FoundSessions>;
  issue: IssueCredentials;
  clock: Pick<Clock, 'now'>;
}>;

const formats = new Map([
  ['env', envText],
  ['json', jsonText],
]);
const laterFormats = ['fish', 'powershell', 'cmd', 'dotenv', 'process'];

/** `daypass credentials --account ID --role R [--session S] [--format env|json]`: keys for one access. */
export function credentialsVerb({ find, issue, clock }: CredentialsPorts): Verb {
  return async (args, io) => {
    if (args.includes('--all')) throw misuse('--all is not there yet.', 'Ask for one account at a time with --account.');
    const given = readArguments('credentials', args, {
      account: { type: 'string', required: true, check: isAccountId },
      role: { type: 'string', required: true },
      session: { type: 'string' },
      format: { type: 'string' },
    });
    const { account, role, session, format = 'env' } = given;
    const textOf = formats.get(format);
    if (textOf === undefined) {
      const what = laterFormats.includes(format) ? 'is not there yet' : 'is not known';
      throw misuse(`The format "${format}" ${what}.`, 'Use --format env or --format json.');
    }
    const { sessions, problem } = await find();
    if (sessions.length === 0 && problem !== undefined) throw new Problem(problem.kind, problem);
    const { id } = chooseSession(sessions, session, clock.now());
    io.out(textOf(await issue(id, { accountId: account, role })));
  };
}

const misuse = (what: string, next: string): Problem => new Problem('usage', { what, next });
