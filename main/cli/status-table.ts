import { type Session, sessionStateAt } from '../domain/session.ts';
import { type LocalTime, timeText } from '../domain/time-words.ts';
import { plainLine } from './plain-line.ts';
import { signInLine } from './sign-in-line.ts';

type Shown = Readonly<{
  now: number;
  local: LocalTime;
  /** A session without a token may have one all the same. */
  isUnsure: boolean;
}>;

/** What `daypass status` shows to a person at `now` (UTC ms): one line a session, and what to do when none is signed in. */
export function statusTable(sessions: readonly Session[], { now, local, isUnsure }: Shown): string {
  if (sessions.length === 0) {
    return [
      'No session yet: there is none in the AWS config file, and no sign-in in the cache of the AWS CLI.\n',
      'Sign in with the start URL that your IT department named: daypass sign-in --start-url URL\n',
    ].join('');
  }
  const rows = sessions.map((session) => {
    const text = session.token === undefined && isUnsure ? 'Not known' : textOf(session, now, local);
    return [session.name, text, session.startUrl] as const;
  });
  const nameWidth = Math.max(...rows.map(([name]) => name.length));
  const timeWidth = Math.max(...rows.map(([, time]) => time.length));
  const lines = rows.map(([name, time, url]) =>
    plainLine(`${name.padEnd(nameWidth)}  ${time.padEnd(timeWidth)}  ${url}`),
  );

  const isOver = (session: Session) => ['ended', 'signed-out'].includes(sessionStateAt(session, now));
  const [first] = !isUnsure && sessions.every(isOver) ? sessions : [];
  return [...lines, ...(first === undefined ? [] : ['\n', plainLine(`To sign in: ${signInLine(first)}`)])].join('');
}

/** This verb asks nobody: it can't say whether AWS will renew the sign-in. */
const textOf = (session: Session, now: number, local: LocalTime): string =>
  sessionStateAt(session, now) === 'renewable' ? 'To be renewed at its next use' : timeText(session, now, local);
