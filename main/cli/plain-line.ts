/** One line that can be printed to a terminal: names of files and sections may hold control characters, which could steer it. */
export function plainLine(text: string): string {
  const line = text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
  return `${line.replaceAll(/\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, '?')}\n`;
}
