import { exitCodes } from './exit-code.ts';
import { Problem } from './problem.ts';
import type { CommandRules } from './process-command.ts';
import { answerStatus, questionParts, questionPath, sourceVariables } from './profile-question.ts';
import { shellWord } from './shell-word.ts';

/**
 * What the script starts; `home` is Daypass's own folder, where it is not at its usual place; `socket`, where the running app answers.
 * All are absolute paths.
 */
export type HelperTarget = Readonly<{ program: string; home?: string; socket?: string }>;

/**
 * The script that profiles call. The programs that call it may have next to nothing in their environment, so it relies on nothing
 * there. Throws a Problem ('usage') for paths that a batch file can't name.
 */
export const helperScript = (target: HelperTarget, rules: CommandRules): string =>
  rules === 'windows' ? batchFile(target) : shellScript(target);

/** The program that a script starts, if it is one that `helperScript` wrote. */
export function programInHelper(text: string, rules: CommandRules): string | undefined {
  if (rules === 'windows') return /^set "program=(.*)"\r$/m.exec(text)?.[1]?.replaceAll('%%', '%');
  const [, word] = /^program=('[^\n]*'|[\w@%+=:,./-]+)$/m.exec(text) ?? [];
  return word?.startsWith("'") ? word.slice(1, -1).replaceAll(`'\\''`, "'") : word;
}

const made = 'Made by Daypass. AWS profiles name this file: it stays where it is when Daypass is updated or moved.';

/** False for what somebody else wrote. What a full disk left empty is nobody's. */
export const isHelper = (text: string): boolean => text.trim() === '' || text.includes(made);

const shellScript = ({ program, home, socket }: HelperTarget): string =>
  [
    '#!/bin/sh',
    `# ${made}`,
    `program=${shellWord(program)}`,
    ...(home === undefined ? [] : [`[ -n "$DAYPASS_HOME" ] || export DAYPASS_HOME=${shellWord(home)}`]),
    ...(socket === undefined ? [] : askingApp(socket)),
    'if [ ! -x "$program" ]; then',
    '  printf "daypass: Daypass is no longer at %s. Start it once from where it is now.\\n" "$program" >&2',
    '  exit 1',
    'fi',
    'exec "$program" "$@"',
    '',
  ].join('\n');

/** Longer than AWS usually takes; the program takes its own time after that. */
const patienceSeconds = 10;

/**
 * Prints the answer of the running app and ends there; with the exit code of the program where the answer is why it would fail as well.
 * When none comes, for whatever reason, the program is started as if nobody had been asked. `command -p` finds the programs of the system
 * without PATH; a curl that does not know an option fails. Where printf is not built into the shell, nobody is asked: other users would
 * see the answer among a program's arguments, and some shells write the text of a here-document to the disk.
 */
const askingApp = (socket: string): string[] => [
  `socket=${shellWord(socket)}`,
  'ask_app() {',
  '  for argument; do',
  `    set -- "$@" --data-urlencode "${questionParts.argument}=$argument"`,
  '    shift',
  '  done',
  ...sourceVariables.map((name) => `  [ -z "\${${name}+x}" ] || set -- "$@" --data-urlencode "${name}=$${name}"`),
  `  command -p curl -q --silent --noproxy '*' --unix-socket "$socket" --connect-timeout 1 --write-out '\\n%{http_code}' \\`,
  `    --max-time ${patienceSeconds} --get --data-urlencode "${questionParts.asker}=$PPID" "$@" http://daypass${questionPath}`,
  '}',
  `if [ "$1" = credential-process ] && [ -S "$socket" ] && [ "$(command -v printf)" = printf ] &&`,
  '  answer=$(ask_app "$@" </dev/null 2>/dev/null); then',
  // The status follows the last line break.
  `  case \${answer##*[!0-9]} in`,
  `    ${answerStatus.given}) printf '%s' "\${answer%????}" 2>/dev/null && exit ;;`,
  `    ${answerStatus.refused}) printf 'daypass: %s\\n' "\${answer%????}" >&2 || : ; exit ${exitCodes.keychain} ;;`,
  '  esac',
  'fi',
];

const batchFile = ({ program, home }: HelperTarget): string =>
  [
    '@echo off',
    `rem ${made}`,
    `set "program=${inBatch(program)}"`,
    ...(home === undefined ? [] : [`if not defined DAYPASS_HOME set "DAYPASS_HOME=${inBatch(home)}"`]),
    'if not exist "%program%" (',
    '  echo daypass: Daypass is no longer at "%program%". Start it once from where it is now. 1>&2',
    '  exit /b 1',
    ')',
    '"%program%" %*',
    '',
  ].join('\r\n');

/** The command prompt reads a batch file in a code page that differs from machine to machine. */
function inBatch(path: string): string {
  if (/^[\x20-\x7e]*$/.test(path)) return path.replaceAll('%', '%%');
  const what = `A script of the command prompt can't name "${path}" safely: it has a letter outside ASCII.`;
  throw new Problem('usage', { what, next: 'Export the profile with sso or keys instead.' });
}
