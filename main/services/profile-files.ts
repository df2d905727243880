import { type ReadAwsFile, readAwsFile } from './change-aws-file.ts';
import type { TextFile } from './text-file.ts';

export type ProfileFilePorts = Readonly<{
  config: TextFile;
  credentials: TextFile;
  /** A path as people write it, for example with `~`. */
  label(path: string): string;
}>;

export type ProfileFiles = Readonly<{ config: ReadAwsFile; credentials: ReadAwsFile }>;

/** Reads both AWS files; rejects as `readAwsFile` does. */
export async function readProfileFiles({ config, credentials, label }: ProfileFilePorts): Promise<ProfileFiles> {
  const one = (file: TextFile): Promise<ReadAwsFile> => readAwsFile(file, label(file.path));
  const files = await Promise.all([one(config), one(credentials)]);
  return { config: files[0], credentials: files[1] };
}
