import { type Session, sessionStateAt } from '../domain/session.ts';
import { signInCommand } from '../domain/sign-in-command.ts';
import { plainLine } from './plain-line.ts';

/** What `daypass status` shows to a person at `now` (UTC ms): one line a session, in the local time of this machine. */
export function statusTable(sessions: readonly Session[], now: number): string {
  if (sessions.length === 0) {
    return [
      'No session yet: there is none in the AWS config file, and no sign-in in the cache of the AWS CLI.\n',
      'Set one up with `aws configure sso`, then sign in with `aws sso login`.\n',
    ].join('');
  }
  const rows = sessions.map((session) => [session.name, timeOf(session, now), session.startUrl]);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => plainLine(row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd()));
  const isLive = (session: Session) => ['signed-in', 'ending-soon'].includes(sessionStateAt(session, now));
  const command = sessions.some(isLive) ? undefined : sessions.map(signInCommand).find((found) => found !== undefined);
  if (command !== undefined) lines.push('\n', plainLine(`To sign in: ${command}`));
  return lines.join('');
}

function timeOf(session: Session, now: number): string {
  const { token } = session;
  if (token === undefined) return 'signed out';
  const end = clockTime(token.expiresAt, now);
  const state = sessionStateAt(session, now);
  if (state === 'ended') return `ended ${end}`;
  const left = durationWords(token.expiresAt - now);
  return state === 'ending-soon' ? `ends in ${left}, ${end}` : `${left} left, until ${end.replace(/^at /, '')}`;
}

function durationWords(ms: number): string {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'less than a minute';
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const parts = days > 0 ? [[days, 'd'], [hours, 'h']] : [[hours, 'h'], [minutes % 60, 'min']];
  return parts
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** "at 18:40", or with the date when that is another day. */
function clockTime(ms: number, now: number): string {
  const date = new Date(ms);
  const two = (part: number) => String(part).padStart(2, '0');
  const time = `${two(date.getHours())}:${two(date.getMinutes())}`;
  if (date.toDateString() === new Date(now).toDateString()) return `at ${time}`;
  return `on ${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} at ${time}`;
}
