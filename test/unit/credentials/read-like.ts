/** What PowerShell's tokenizer (4.1 and newer; about_Quoting_Rules) makes of assignments of strings in single quotes to the environment. */
export function readLikePowershell(text: string): Record<string, string> {
  const quote = `['\u2018\u2019\u201a\u201b]`;
  const line = new RegExp(`^\\$env:(\\w+) = ${quote}((?:[^'\u2018\u2019\u201a\u201b]|${quote}{2})*)${quote}$`);
  const doubled = new RegExp(`(${quote})${quote}`, 'g');
  return eachLine(text, '\n', (one) => {
    const [, name, written] = line.exec(one) ?? [];
    return name === undefined || written === undefined ? undefined : [name, written.replace(doubled, '$1')];
  });
}

/**
 * What the Windows command prompt makes of `set "NAME=value"`, with delayed expansion on or off: percent signs and exclamation
 * marks come first, wherever they stand; then the quotes keep all else from being read as operators, up to the last one.
 */
export function readLikeCmd(text: string): Record<string, string> {
  return eachLine(text, '\r\n', (one) => {
    const [, name, value] = /^set "(\w+)=([^%!"]*)"$/.exec(one) ?? [];
    return name === undefined || value === undefined ? undefined : [name, value];
  });
}

function eachLine(text: string, end: string, read: (line: string) => [string, string] | undefined) {
  const lines = text.split(end);
  if (lines.pop() !== '') throw new Error('The last line has no end.');
  const variables = lines.map((line) => {
    const variable = read(line);
    if (variable === undefined) throw new Error(`This line means something else: ${line}`);
    return variable;
  });
  return Object.fromEntries(variables);
}
