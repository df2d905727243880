import { portalOf } from '../domain/portal-of.ts';
import { Problem, problemOf } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { FinishedSignOuts } from '../services/finish-sign-outs.ts';
import type { SignedOut } from '../services/sign-out.ts';
import { readArguments } from './arguments.ts';
import { plainLine } from './plain-line.ts';
import { problemFirst } from './problem-first.ts';
import type { Verb, VerbIo } from './verb.ts';

export type SignOutVerbPorts = Readonly<{
  find: () => Promise<FoundSessions>;
  signOut: (session: Session) => Promise<SignedOut>;
  /** Takes away what earlier sign-outs have left, but for these sessions. */
  finish: (except: ReadonlySet<string>) => Promise<FinishedSignOuts>;
  /** False when what is remembered of keys is damaged. */
  isRecordWhole: () => Promise<boolean>;
}>;

/** `daypass sign-out [--session S | --all]`. What was done is told on stderr; stdout stays empty. */
export function signOutVerb({ find, signOut, finish, isRecordWhole }: SignOutVerbPorts): Verb {
  return async (args, io) => {
    const { session, all } = readArguments('sign-out', args, { session: { type: 'string' }, all: { type: 'boolean' } });
    if (all && session !== undefined) {
      throw new Problem('usage', {
        what: '--all and --session exclude each other.',
        next: 'See `daypass help sign-out`.',
      });
    }
    // Asked first, since signing out writes it anew.
    const isWhole = await isRecordWhole();
    const found = await find();
    const { sessions, problem } = found;
    if (sessions.length === 0 && problem !== undefined) throw new Problem(problem.kind, problem);
    const choose = () => sessionToSignOut(sessions, session);
    const chosen = all ? signedIn(sessions) : problemFirst(found, session, choose);
    if (chosen.length === 0) io.err('daypass: No session is signed in.\n');
    const failures: unknown[] = [];
    const tried = new Set<string>();
    const leave = async (one: Session): Promise<void> => {
      tried.add(one.id);
      try {
        const { leftAtAws } = await signOut(one);
        const said = leftAtAws ? ' on this computer. AWS could not be told; there the sign-in ends by itself' : '';
        io.err(plainLine(`daypass: Signed out of "${one.name}"${said}.`));
      } catch (error) {
        failures.push(error);
      }
    };
    for (const one of chosen) await leave(one);
    // Behind a session that is gone another may come to light.
    const next = async () => signedIn((await find()).sessions).find(({ id }) => !tried.has(id));
    for (let one = all ? await next() : undefined; one !== undefined; one = await next()) await leave(one);
    if (session === undefined) failures.push(...(await finishAll(() => finish(tried), io)));
    if (!isWhole) io.err(plainLine(`daypass: ${damaged}`));
    const [first, ...more] = failures;
    for (const failure of more) io.err(plainLine(`daypass: ${problemOf(failure).message}`));
    if (first !== undefined) throw first;
  };
}

const damaged =
  'What Daypass remembers of the keys that it wrote was damaged. Keys of which it no longer knows may still be in your AWS files: look for profiles that you no longer need.';

/** Gives why something could not be removed. */
async function finishAll(finish: () => Promise<FinishedSignOuts>, io: VerbIo): Promise<readonly unknown[]> {
  try {
    const { sessionIds, failures } = await finish();
    for (const id of sessionIds)
      io.err(plainLine(`daypass: Removed the keys that an earlier sign-out of "${id}" left.`));
    return failures;
  } catch (error) {
    return [error];
  }
}

function sessionToSignOut(sessions: readonly Session[], wanted: string | undefined): readonly Session[] {
  const candidates = wanted === undefined ? signedIn(sessions) : named(sessions, wanted);
  if (wanted !== undefined && candidates.length === 0) {
    throw new Problem('usage', {
      what: `There is no session "${wanted}".`,
      next: sessions.length === 0 ? 'There is none at all to sign out of.' : `The sessions are: ${namesOf(sessions)}.`,
    });
  }
  if (candidates.length < 2) return candidates;
  if (wanted !== undefined) {
    throw new Problem('usage', {
      what: 'More than one session has this start URL.',
      next: `Say which one with --session: ${namesOf(candidates)}.`,
    });
  }
  throw new Problem('usage', {
    what: 'There is more than one session to sign out of.',
    next: `Say which one with --session, or say --all: ${namesOf(candidates)}.`,
  });
}

function named(sessions: readonly Session[], wanted: string): readonly Session[] {
  const exact = sessions.find(({ name }) => name === wanted) ?? sessions.find(({ id }) => id === wanted);
  return exact !== undefined ? [exact] : sessions.filter(({ startUrl }) => portalOf(startUrl) === portalOf(wanted));
}

const signedIn = (sessions: readonly Session[]) => sessions.filter(({ token }) => token !== undefined);

const namesOf = (sessions: readonly Session[]): string => sessions.map(({ name }) => name).join(', ');
