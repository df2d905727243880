/** One line of a file: its text, and the characters that end it, which are empty on a last line without an end. */
export type Line = Readonly<{ text: string; end: '' | '\n' | '\r\n' | '\r' }>;

/** The lines of a text as Python's text mode breaks them (also at a lone carriage return). Joined, they are the text again. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const lone = /\r(?!\n)/.test(text);
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', start)) {
    const end = text.charAt(at - 1) === '\r' ? '\r\n' : '\n';
    const line = text.slice(start, at + 1 - end.length);
    if (lone) lines.push(...linesAtReturns(line, end));
    else lines.push({ text: line, end });
    start = at + 1;
  }
  if (start < text.length) lines.push(...linesAtReturns(text.slice(start), ''));
  return lines;
}

function linesAtReturns(text: string, end: Line['end']): Line[] {
  const texts = text.split('\r');
  const last = texts.pop() ?? '';
  const lines: Line[] = texts.map((one) => ({ text: one, end: '\r' }));
  return last === '' && end === '' ? lines : [...lines, { text: last, end }];
}

export function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text + line.end).join('');
}
