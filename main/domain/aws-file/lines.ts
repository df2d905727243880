/** One line of a file: its text, and the characters that end it, which are empty on a last line without an end. */
export type Line = Readonly<{ text: string; end: '' | '\n' | '\r\n' | '\r' }>;

/** The lines of a text as Python's text mode breaks them (also at a lone carriage return). Joined, they are the text again. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const ends = /\r\n?|\n/g;
  let start = 0;
  for (let match = ends.exec(text); match !== null; match = ends.exec(text)) {
    lines.push({
      text: text.slice(start, match.index),
      end: match[0] as Line['end'],
    });
    start = ends.lastIndex;
  }
  if (start < text.length) lines.push({ text: text.slice(start), end: '' });
  return lines;
}

export function joinLines(lines: readonly Line[]): string {
  return lines.map((line) => line.text + line.end).join('');
}
