import { accessText } from './access-text.ts';
import { isSignedIn } from './leading-session.ts';
import { listingOf } from './listing-of.ts';
import type { Reminder } from './reminder.ts';
import type { Session } from './session.ts';
import type { LeftSecretFile } from './several-job.ts';
import { shortened } from './shortened.ts';
import type { Reminded, State } from './state.ts';
import { duration, futureMoment, type LocalTime } from './time-words.ts';

type Words = Pick<Reminder, 'title' | 'body' | 'actions'>;

const signIn = { action: 'sign-in', text: 'Sign in' } as const;
const snooze = { action: 'snooze', text: 'Snooze' } as const;
const open = { action: 'open', text: 'Open Daypass' } as const;

/** More than this many are counted. */
const mostNamed = 3;

/** A reminder in words, as they are true now; undefined where its session is gone. */
export function reminderOf(entry: Reminded, state: State, local: LocalTime): Reminder | undefined {
  const { key, sessionId, reason } = entry;
  if (reason.why === 'file-left') {
    const file = state.secretFiles.find(({ id }) => id === reason.file);
    return file && { key, sessionId, ...fileLeft(file, state.now, local) };
  }
  const session = state.sessions.find(({ id }) => id === sessionId);
  if (session === undefined) return undefined;
  return { key, sessionId, ...wordsOf(sessionId, reason, session, state, local) };
}

function wordsOf(
  sessionId: string,
  reason: Exclude<Reminded['reason'], { why: 'file-left' }>,
  session: Session,
  state: State,
  local: LocalTime,
): Words {
  const name = shortened(session.name);
  switch (reason.why) {
    case 'ends-soon':
      return { ...endsSoon(name, session.token?.expiresAt ?? state.now, state.now, local), actions: [signIn, snooze] };
    case 'ended':
      return {
        title: `${name} has ended`,
        body: 'Sign in again to go on with its accounts.',
        actions: [signIn, snooze],
      };
    case 'over':
      return {
        title: `Sign in to ${name} again`,
        body: 'AWS no longer renews this sign-in by itself.',
        actions: [signIn, snooze],
      };
    case 'keys-not-renewed': {
      const profile = shortened(reason.profile);
      return {
        title: `Keys of ${name} were not renewed`,
        body: `Tools that use the profile "${profile}" may soon be refused.`,
        actions: [isSignedIn(session, state.now) ? open : signIn, snooze],
      };
    }
    case 'new-access': {
      const accounts = listingOf(state, sessionId)?.accounts ?? [];
      const names = new Map(accounts.map(({ accountId, accountName }) => [accountId, accountName]));
      return newAccess(
        name,
        reason.accesses.map(({ accountId, role }) =>
          accessText({ accountId, role, accountName: names.get(accountId) }),
        ),
      );
    }
  }
}

function fileLeft({ label, endsAt }: LeftSecretFile, now: number, local: LocalTime): Words {
  const works = endsAt > now ? `works until ${futureMoment(endsAt, now, local)}` : 'works no more';
  return {
    title: 'A file with credentials is still there',
    body: `${shortened(label)} ${works}. Delete it when it has done its work.`,
    actions: [open, snooze],
  };
}

function endsSoon(name: string, end: number, now: number, local: LocalTime): Pick<Words, 'title' | 'body'> {
  return {
    title: `${name} ends in ${duration(now, end)}`,
    body: `You are signed in until ${futureMoment(end, now, local)}. Sign in again to go on without a break.`,
  };
}

function newAccess(name: string, texts: readonly string[]): Words {
  const rest = texts.length - mostNamed;
  const named = texts.slice(0, mostNamed).join(', ');
  return {
    title: texts.length === 1 ? `A new role in ${name}` : `${texts.length} new roles in ${name}`,
    body: rest > 0 ? `${named} and ${rest} more` : named,
    actions: [open],
  };
}
