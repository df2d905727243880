import process from 'node:process';
import type { Log } from './adapters/log.ts';
import type { Places } from './adapters/places.ts';
import { plainLine } from './cli/plain-line.ts';
import type { Verb } from './cli/verb.ts';
import type { Activity } from './domain/activity.ts';
import { problemOf, sentenceOf } from './domain/problem.ts';
import type { Given } from './services/answer-profiles.ts';
import { noteActivity } from './services/note-activity.ts';

/** What writes the record is loaded when there is something to write. */
const appendTo =
  (home: string) =>
  async (entries: readonly Activity[]): Promise<void> =>
    (await import('./adapters/activity-file.ts')).appendActivity(home)(entries);

/** The record of what is issued, for the app; the log is told once where it can't be written. */
export const activityOfApp = ({ home }: Pick<Places, 'home'>, log: Pick<Log, 'error'>) =>
  noteActivity({
    append: appendTo(home),
    clock: { now: Date.now },
    onTrouble: (error) => log.error('What was issued could not be recorded.', error),
  });

/**
 * The record of what is issued, for the verbs. A verb notes what it issued when its answer is out.
 * Where it can't be written, that is told, and the verb has done its work all the same.
 */
export function activityOfVerb({ home }: Pick<Places, 'home'>) {
  let trouble: unknown;
  const { note, settled } = noteActivity({
    append: appendTo(home),
    clock: { now: Date.now },
    onTrouble(error) {
      trouble = error;
    },
  });
  let given = Promise.resolve();

  async function noteAsked(access: Given): Promise<void> {
    const [{ programName }, { isRecorded }] = await Promise.all([
      import('./adapters/program-name.ts'),
      import('./adapters/is-recorded.ts'),
    ]);
    // Who asks waits until this process has ended.
    const by = await programName(process.ppid, process.platform);
    const issued = { use: 'process', ...access, ...(by !== undefined && { by }) } as const;
    // One that asks again and again would push all else out of the record.
    if (!(await isRecorded(home, issued))) note(issued);
  }

  return {
    note,
    /** Notes what the program that started this one was given; the same credentials once. */
    noteGiven(access: Given): void {
      given = noteAsked(access);
    },
    /** The verb, which ends when all that it noted is written. */
    recorded:
      (verb: Verb): Verb =>
      async (args, io) => {
        try {
          await verb(args, io);
        } finally {
          await given;
          await settled();
          if (trouble !== undefined)
            io.err(plainLine(`daypass: This was not recorded. ${sentenceOf(problemOf(trouble).words)}`));
        }
      },
  };
}
