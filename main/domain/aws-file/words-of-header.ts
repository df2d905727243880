/**
 * The words of a section's header as botocore splits it (Python's `shlex.split`: quotes and backslashes as in a
 * POSIX shell). Undefined where a quote or an escape is left open, which makes botocore ignore the section.
 */
export function wordsOfHeader(header: string): string[] | undefined {
  const words: string[] = [];
  let word: string | undefined;
  let quote: string | undefined;
  for (let at = 0; at < header.length; at += 1) {
    const char = header.charAt(at);
    if (quote !== undefined) {
      if (char === quote) {
        quote = undefined;
      } else if (char === '\\' && quote === '"') {
        at += 1;
        if (at >= header.length) return undefined;
        const escaped = header.charAt(at);
        word += escaped === '"' || escaped === '\\' ? escaped : `\\${escaped}`;
      } else {
        word += char;
      }
    } else if (char === '"' || char === "'") {
      quote = char;
      word ??= '';
    } else if (char === '\\') {
      at += 1;
      if (at >= header.length) return undefined;
      word = (word ?? '') + header.charAt(at);
    } else if (' \t\r\n'.includes(char)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + char;
    }
  }
  if (quote !== undefined) return undefined;
  if (word !== undefined) words.push(word);
  return words;
}
