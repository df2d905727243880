/**
 * A name on one line, cut to a length that a menu holds. Names come from other people's files and servers: line breaks
 * and other control characters become spaces.
 */
export function shortened(text: string, longest = 48): string {
  const letters = [...text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()];
  return letters.length <= longest
    ? letters.join('')
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
