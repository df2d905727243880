import type { SessionAccess } from '../domain/access.ts';
import { Problem } from '../domain/problem.ts';
import type { ProfileQuestion } from '../domain/profile-question.ts';
import type { NoteActivity } from './note-activity.ts';

/** Credentials that a program was given. */
export type Given = SessionAccess & Readonly<{ expiresAt: number }>;

export type AnswerProfilesPorts = Readonly<{
  /** What the verb prints for these arguments; it rejects as the verb does, and tells of what it gives. */
  print(args: readonly string[], onGiven: (given: Given) => void): Promise<string>;
  /** Where these variables have credentials come from; undefined where that can't be told. */
  sourceOf(env: ProfileQuestion['env']): string | undefined;
  /** Where ours come from. */
  source: string | undefined;
  /** The name of a running program; undefined where it can't be known. */
  programName(id: number): Promise<string | undefined>;
  note: NoteActivity;
  /** Is told what nobody foresaw. */
  onTrouble(error: unknown): void;
}>;

/**
 * Answers a program that asks in place of the verb. Rejects where it would be answered otherwise by the verb itself: then the verb is to
 * answer. A program that is given the same credentials again is not recorded again.
 */
export function answerProfiles({ print, sourceOf, source, programName, note, onTrouble }: AnswerProfilesPorts) {
  const noted = new Map<string, number>();

  function noteOnce(given: Given, by: string | undefined): void {
    const key = JSON.stringify([given.sessionId, given.accountId, given.role, by]);
    if (noted.get(key) === given.expiresAt) return;
    if (noted.size >= mostNoted) noted.clear();
    noted.set(key, given.expiresAt);
    note({ use: 'process', ...given, ...(by !== undefined && { by }) });
  }

  return async ({ args: [verb, ...args], env, askerId }: ProfileQuestion): Promise<string> => {
    if (verb !== 'credential-process') throw new Problem('usage', { what: 'This is no question of a profile.' });
    if (source === undefined || sourceOf(env) !== source) {
      throw new Problem('conflict', { what: 'The program that asks gets its credentials from elsewhere.' });
    }
    // Its name is asked for before the answer is out, for it may end as soon as it has that.
    const noteAsked = async (given: Given) =>
      noteOnce(given, askerId === undefined ? undefined : await programName(askerId));
    try {
      return await print(args, (given) => void noteAsked(given));
    } catch (error) {
      if (!(error instanceof Problem)) onTrouble(error);
      throw error;
    }
  };
}

/** Above it, some may be recorded twice. */
const mostNoted = 10_000;
