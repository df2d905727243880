import { wordsOfHeader } from '../aws-file/words-of-header.ts';
import type { NamedAwsFile } from '../profile-wish.ts';
import { shellWord } from '../shell-word.ts';
import type { Finding } from './finding.ts';

/** A profile that asks a program for credentials. `program` is undefined where the command can't be taken apart. */
export type ProcessProfile = Readonly<{ profile: string; label: string; line: number; program?: string }>;

export type Program = 'there' | 'missing' | 'not-executable';

/** The profiles whose credentials come from a program. */
export function processProfiles(files: readonly NamedAwsFile[], platform: string): readonly ProcessProfile[] {
  return files.flatMap(({ label, file }) =>
    file.sections.flatMap(({ kind, name, header, settings, lineOf }) => {
      const command = settings.get('credential_process');
      if (command === undefined) return [];
      const program = programOf(command, platform);
      const profile = kind === 'other' ? header : name;
      return [{ profile, label, line: lineOf('credential_process'), ...(program !== undefined && { program }) }];
    }),
  );
}

/** The first word of the command as botocore splits it (its `compat_shell_split`: on Windows, only `"` quotes). */
function programOf(command: string, platform: string): string | undefined {
  if (platform !== 'win32') return wordsOfHeader(command)?.[0];
  const [, quoted, plain] = /^\s*(?:"([^"]+)"|([^\s"]+))/.exec(command) ?? [];
  return quoted ?? plain;
}

/**
 * Whether the programs that profiles name are there; `lookUp` tells what came of looking for one. `helper` is the script that Daypass
 * writes for them.
 */
export function processFindings(
  profiles: readonly ProcessProfile[],
  lookUp: (program: string) => Program | undefined,
  helper: string,
): readonly Finding[] {
  return profiles.flatMap(({ profile, label, line, program }): readonly Finding[] => {
    const what = `The profile "${profile}" can't get its credentials.`;
    const place = `${label}, line ${line}, `;
    const problem = (why: string, next: string): readonly Finding[] => [
      { check: 'profiles', status: 'problem', what, why: place + why, next },
    ];
    if (program === undefined) {
      return problem(
        'names a command that AWS tools cannot take apart.',
        'Close the quotes in its credential_process.',
      );
    }
    const state = lookUp(program);
    if (program === helper) return state === 'there' ? [] : [withoutHelper(what, place)];
    if (state === 'not-executable') {
      return problem(`names ${program}, which may not be run.`, `Make it a program: chmod u+x ${shellWord(program)}`);
    }
    if (state !== 'missing') return [];
    return program.startsWith('~') || program.includes('$')
      ? problem(`names ${program}, and the AWS CLI takes that as it is.`, 'Write the whole path of the program.')
      : problem(
          `names ${program}, which is not there.`,
          'Install that program, correct its path, or remove the profile.',
        );
  });
}

const withoutHelper = (what: string, place: string): Finding => ({
  check: 'profiles',
  status: 'problem',
  what,
  why: `${place}names the script of Daypass, which is not there, or starts a Daypass that is not there any more.`,
  next: 'Start Daypass, which writes it anew.',
  mend: { kind: 'write-helper' },
});
