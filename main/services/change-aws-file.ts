import { type Edit, editAwsFile } from '../domain/aws-file/edit.ts';
import { parseAwsFile } from '../domain/aws-file/parse.ts';
import type { Put } from '../domain/aws-file/put.ts';
import { Problem } from '../domain/problem.ts';
import type { AwsText } from '../domain/profile-rewrite.ts';
import { unsafeChange } from '../domain/unsafe-change.ts';
import type { TextFile, TextVersion } from './text-file.ts';

/** An AWS file as it is now. */
export type ReadAwsFile = AwsText & Readonly<{ version: TextVersion | undefined }>;

const attempts = 8;

/** Reads an AWS file; rejects when the AWS CLI could not read it, for then it would not run with what is added either. */
export async function readAwsFile(file: TextFile, label: string): Promise<ReadAwsFile> {
  const version = await file.read();
  const text = version?.text ?? '';
  const parsed = parseAwsFile(text);
  const [flaw] = parsed.flaws;
  if (flaw === undefined) return { label, path: file.path, text, file: parsed, version };
  throw new Problem('file', {
    what: `The AWS CLI cannot read ${label}, so nothing was changed.`,
    why: `Line ${flaw.line}: ${flaw.what}.`,
    next: 'Correct that line, then try again.',
  });
}

/** The file with these settings put in; throws a Problem of kind `file` where that is not possible without harm. */
export function editOf({ label, text }: ReadAwsFile, puts: readonly Put[]): Extract<Edit, { done: true }> {
  const edit = editAwsFile(text, puts);
  if (edit.done) return edit;
  throw unsafeChange(label, edit.flaw);
}

/** Reads, plans and writes anew for as long as another program comes in between (`stale`), within reason. */
export async function untilWritten<T>(thing: 'profile' | 'session', attempt: () => Promise<T | 'stale'>): Promise<T> {
  for (let count = 0; count < attempts; count += 1) {
    const done = await attempt();
    if (done !== 'stale') return done;
  }
  throw new Problem('file', {
    what: 'Another program keeps changing the AWS files.',
    why: `They changed ${attempts} times while this ${thing} was being written.`,
    next: 'Try again when that program is done.',
  });
}
