/**
 * The text of an autostart file, by the Desktop Entry and the Autostart specifications of freedesktop.org. A key of our own names
 * the program once more, so that a command that a person changed is told from one that is out of date.
 */
export const autostartEntry = (program: string): string =>
  [
    '[Desktop Entry]',
    'Type=Application',
    'Name=Daypass',
    'Comment=A day pass to AWS',
    ...commandLines(program),
    'Icon=daypass',
    'Terminal=false',
    'StartupNotify=false',
    '',
  ].join('\n');

const ownKey = 'X-Daypass-Program';
const commandLines = (program: string): string[] => [`Exec=${commandOf(program)}`, `${ownKey}=${escaped(program)}`];

/** `Hidden` is the specification's way to switch a file off; the other key is what GNOME's tools write. */
const switches = /^(?:Hidden|X-GNOME-Autostart-enabled)\s*=/;
const off = /^(?:Hidden\s*=\s*true|X-GNOME-Autostart-enabled\s*=\s*false)\s*$/;

/** True where the file starts something, and was not switched off by us or by the tools of a desktop. */
export const isAutostartOn = (text: string): boolean =>
  keyIn(text, 'Exec') !== undefined && !mainGroup(text).some((line) => off.test(line));

/** The program that the file starts, if the command is the one that we wrote, and so is ours to change. */
export function ownProgramIn(text: string): string | undefined {
  const program = unescaped(keyIn(text, ownKey) ?? '');
  return keyIn(text, 'Exec') === commandOf(program) ? program : undefined;
}

/** The file with the command for this program in place of ours; all else stays. */
export const withProgram = (text: string, program: string): string =>
  withMainGroup(text, (lines) => {
    const rest = lines.filter((line) => !line.startsWith(`${ownKey}=`));
    return rest.flatMap((line) => (/^Exec\s*=/.test(line) ? commandLines(program) : [line]));
  });

/** The file switched on or off; all else stays. */
export const switchedAutostart = (text: string, on: boolean): string =>
  withMainGroup(text, ([header = '', ...lines]) => [
    header,
    ...(on ? [] : ['Hidden=true']),
    ...lines.filter((line) => !switches.test(line)),
  ]);

const keyIn = (text: string, key: string): string | undefined =>
  mainGroup(text)
    .map((line) => line.match(/^([A-Za-z0-9-]+)\s*=\s*(.*?)\s*$/))
    .find((found) => found?.[1] === key)?.[2];

function mainGroup(text: string): string[] {
  const lines = text.split('\n');
  return lines.slice(...boundsIn(lines));
}

function withMainGroup(text: string, change: (lines: string[]) => string[]): string {
  const lines = text.split('\n');
  const [start, end] = boundsIn(lines);
  return [...lines.slice(0, start), ...change(lines.slice(start, end)), ...lines.slice(end)].join('\n');
}

/** Where the group `[Desktop Entry]` begins and ends; nowhere, where there is none. */
function boundsIn(lines: readonly string[]): [number, number] {
  const start = lines.findIndex((line) => line.trim() === '[Desktop Entry]');
  const next = lines.findIndex((line, at) => at > start && line.startsWith('['));
  return start < 0 ? [0, 0] : [start, next < 0 ? lines.length : next];
}

/**
 * Inside quotes four characters take a backslash; a percent sign begins a field code, and is doubled to be one itself. GLib looks
 * for the program before it takes that back, and so must find one without it.
 */
function commandOf(program: string): string {
  const quoted = /^[\w@+.,:/-]+$/.test(program) ? program : `"${program.replace(/["`$\\]/g, '\\$&')}"`;
  const finder = program.includes('%') ? 'env ' : '';
  return escaped(`${finder}${quoted.replaceAll('%', '%%')} --hidden`);
}

const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\t': '\\t', '\r': '\\r' };
const meanings = new Map(Object.entries(escapes).map(([character, written]) => [written, character]));

/** As any text stands in such a file; in a command this comes after the quotes. */
const escaped = (text: string): string => text.replace(/[\\\n\t\r]/g, (character) => escapes[character] ?? character);
const unescaped = (text: string): string => text.replace(/\\[\\ntr]/g, (written) => meanings.get(written) ?? written);
