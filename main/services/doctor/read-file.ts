import { parseAwsFile } from '../../domain/aws-file/parse.ts';
import type { ReadFile } from '../../domain/doctor/read-file.ts';
import { wordsInHome } from '../../domain/doctor/words-in-home.ts';
import { pathLabel } from '../../domain/path-label.ts';
import { problemOf } from '../../domain/problem.ts';

/** `read` gives undefined when there is no such file. */
export type FileToRead = Readonly<{ path: string; read(): Promise<Readonly<{ text: string }> | undefined> }>;

/** An AWS file as it is now; that it can't be read is told by what this gives. */
export async function readFile({ path, read }: FileToRead, home: string): Promise<ReadFile> {
  const name = { path, label: pathLabel(path, home) };
  try {
    const version = await read();
    return { ...name, isThere: version !== undefined, file: parseAwsFile(version?.text ?? '') };
  } catch (error) {
    return { ...name, isThere: true, file: parseAwsFile(''), unreadable: wordsInHome(problemOf(error).words, home) };
  }
}
