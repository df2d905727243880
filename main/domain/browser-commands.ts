/** A program to start and its arguments. */
export type Command = readonly [program: string, ...args: readonly string[]];

/**
 * The commands that open a URL by the variable BROWSER, in the order to try them, read as Python's `webbrowser` reads it,
 * which the AWS CLI uses: a list, in which each item is a command line with `%s` for the URL, or a program that takes the URL.
 */
export function browserCommands(variable: string, url: string, platform: NodeJS.Platform): readonly Command[] {
  return variable.split(platform === 'win32' ? ';' : ':').flatMap((item): Command[] => {
    const [program, ...args] = wordsOf(item.trim().replace(/\s*&$/, ''), platform === 'win32');
    if (program === undefined) return [];
    if (!item.includes('%s')) return [[program, ...args, url]];
    return [[program.replaceAll('%s', () => url), ...args.map((arg) => arg.replaceAll('%s', () => url))]];
  });
}

/** Splits a command line at its spaces, except in quotes. No shell is involved, so nothing in a URL can be one's syntax. */
function wordsOf(line: string, backslashIsPlain: boolean): string[] {
  const pattern = backslashIsPlain ? /(?:"[^"]*"|'[^']*'|[^\s"'])+/g : /(?:"(?:\\.|[^"\\])*"|'[^']*'|\\.|[^\s"'\\])+/g;
  return (line.match(pattern) ?? []).map((word) => {
    const bare = word.replace(
      /"((?:\\.|[^"\\])*)"|'([^']*)'/g,
      (_, double?: string, single?: string) => double ?? single ?? '',
    );
    return backslashIsPlain ? bare : bare.replace(/\\(.)/g, '$1');
  });
}
