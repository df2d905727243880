import type { Access } from './access.ts';
import { sectionOfHeader, sectionsNamed } from './aws-file/find-section.ts';
import type { AwsFile, Section } from './aws-file/parse.ts';
import type { Put } from './aws-file/put.ts';
import { Problem } from './problem.ts';
import type { Session } from './session.ts';

/** A profile that somebody wants. */
export type ProfileWish = Readonly<{
  name: string;
  kind: 'sso' | 'process' | 'keys';
  access: Access;
  /** As people know the account, where that is known. */
  accountName?: string;
  session: Session;
  region: string;
}>;

/** A file as read, with the name that people know it by. */
export type NamedAwsFile = Readonly<{ label: string; file: AwsFile }>;

export type AwsFiles = Readonly<{ config: NamedAwsFile; credentials: NamedAwsFile }>;

/** What to write, and where. */
export type ProfilePlan = Readonly<{ target: 'config' | 'credentials'; header: string; puts: readonly Put[] }>;

/** The sections of the config file that are this profile; there should be one at most. */
export function profileInConfig({ file }: NamedAwsFile, name: string): readonly Section[] {
  const sections = (['profile', 'default'] as const).flatMap((kind) => sectionsNamed(file, kind, name));
  return sections.sort((a, b) => a.line - b.line);
}

/** The credentials file names profiles without a prefix. */
export function profileInCredentials({ file }: NamedAwsFile, name: string): Section | undefined {
  return sectionOfHeader(file, name);
}

export const headerOfProfile = (name: string): string => (name === 'default' ? name : `profile ${name}`);

/** Refuses because of what is at `line` of a file. */
export function conflict(what: string, { label }: NamedAwsFile, line: number, why: string): Problem {
  return new Problem('conflict', {
    what,
    why: `${label}, line ${line}, ${why}.`,
    next: 'Choose another name, or remove that from the file first.',
  });
}
