import { planSession, type SessionWish, validWish } from '../domain/session-plan.ts';
import { editOf, readAwsFile, untilWritten } from './change-aws-file.ts';
import type { TextFile } from './text-file.ts';

export type AddSessionPorts = Readonly<{
  config: TextFile;
  /** A path as people write it, for example with `~`. */
  label(path: string): string;
}>;

/** `added` is false when the session was there; `backup` names the copy of the old file, at the first change of the run. */
export type SessionAdded = Readonly<{ sessionId: string; file: string; added: boolean; backup?: string }>;

/**
 * Writes a session into the AWS config file, as `aws configure sso` would, so that the AWS CLI and every SDK have it too. The
 * start URL may be as a person typed it. Rejects with a Problem: 'usage' for a start URL, region or name that cannot
 * be one, 'conflict' when the name is taken, 'file' when the file cannot be read or written. Then nothing was written.
 */
export function addSession({ config, label }: AddSessionPorts) {
  return async (wish: SessionWish): Promise<SessionAdded> => {
    const valid = validWish(wish);
    return untilWritten('session', async () => {
      const file = await readAwsFile(config, label(config.path));
      const { sessionId, put } = planSession(file, valid);
      const done = { sessionId, file: file.label };
      if (put === undefined) return { ...done, added: false };
      const replaced = await config.replace(editOf(file, [put]).text, file.version);
      if (replaced.outcome === 'stale') return 'stale';
      return { ...done, added: true, ...(replaced.backup !== undefined && { backup: label(replaced.backup) }) };
    });
  };
}
