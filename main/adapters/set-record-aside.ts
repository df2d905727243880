import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { damagedRecordName } from '../domain/damaged-record.ts';
import { fileProblem } from './text-file-problem.ts';

/**
 * Keeps the text of a damaged record in a file beside it. The same text has the same name, however often it is tried. Throws a `Problem` of
 * kind `file`.
 */
export function setRecordAside(home: string, record: 'written-profiles' | 'keychain', text: string): void {
  if (text.trim() === '') return;
  const path = join(home, damagedRecordName(record, createHash('sha256').update(text).digest('hex').slice(0, 12)));
  try {
    writeFileSync(path, text, { mode: 0o600 });
  } catch (error) {
    throw fileProblem(path, 'changed', error);
  }
}
