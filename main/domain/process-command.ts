import type { Access } from './access.ts';
import { Problem } from './problem.ts';

export type CommandRules = 'posix' | 'windows';

/** What a profile calls: which program at which path, and by whose rules it is taken apart. */
export type Helper = Readonly<{ path: string; rules: CommandRules }>;

/**
 * What follows the program in a `credential_process` that asks for this access. The session is its id: names are made up anew when
 * others of the same name come.
 */
export function processArguments(sessionId: string, { accountId, role }: Access, rules: CommandRules): string {
  const options = [
    option('session', sessionId, rules),
    option('account', accountId, rules),
    option('role', role, rules),
  ];
  return ` credential-process ${options.join(' ')}`;
}

/**
 * The program of a `credential_process`. Throws a Problem ('usage') for a path that not every AWS tool takes: botocore splits like
 * Python's shlex on POSIX, and by quotes alone on Windows; the SDKs for JavaScript, Go and .NET hand it to `sh` or `cmd.exe`, and
 * those two lose the quotes on Windows.
 */
export function processProgram({ path, rules }: Helper): string {
  if (rules === 'windows') return plainOnWindows(path);
  return unquoted.test(path) ? path : quoted(path);
}

/** True for a `credential_process` that calls this program. */
export function callsProgram(command: string, helper: Helper): boolean {
  try {
    return command.startsWith(`${processProgram(helper)} `);
  } catch {
    return false;
  }
}

/** True for a path that all AWS tools take without quotes on Windows. */
export const isPlainOnWindows = (path: string): boolean => /^[\w@+=:,./\\~-]+$/.test(path);

function plainOnWindows(path: string): string {
  if (isPlainOnWindows(path)) return path;
  if (/[^\x20-\x7e]/.test(path)) {
    throw unwritable(path, 'On Windows, some AWS tools misread a path with a letter outside ASCII, such as "ü".');
  }
  if (path.includes(' ')) throw unwritable(path, 'On Windows, some AWS tools take no path with spaces in it.');
  throw unwritable(path, 'It holds a character that AWS tools read in different ways.');
}

/** True for a `credential_process` that names a program and asks it as Daypass is asked: there is no secret in it. */
export const asksDaypass = (command: string): boolean =>
  /^("[^"]*"|\S+) credential-process --session[ =]("[^"]*"|\S+) --account \d{12} --role[ =]\S+$/.test(command);

const unquoted = /^[\w@%+=:,./-]+$/;
const unquotedOnWindows = /^[\w@+=:,./-]+$/;

/** A value that begins with a dash is told from an option by a `=`. */
function option(name: string, value: string, rules: CommandRules): string {
  const word = (rules === 'windows' ? unquotedOnWindows : unquoted).test(value) ? value : quoted(value, rules);
  return `--${name}${value.startsWith('-') ? '=' : ' '}${word}`;
}

/**
 * In double quotes, which all of them know, as long as nothing is inside that a backslash would have to stand before: how that is
 * read differs. The AWS SDK for JavaScript takes what follows a space and a `#` or `;` for a comment, even there.
 */
function quoted(text: string, rules: CommandRules = 'posix'): string {
  const special = rules === 'windows' ? /["\\%!]/ : /["\\$`]/;
  if (special.test(text) || /\p{Cc}|\s[#;]/u.test(text)) {
    throw unwritable(text, 'It holds a character that AWS tools read in different ways.');
  }
  return `"${text}"`;
}

const unwritable = (text: string, why: string): Problem =>
  new Problem('usage', {
    what: `A profile cannot call Daypass with "${text}".`,
    why,
    next: 'Export the profile with sso or keys instead.',
  });
