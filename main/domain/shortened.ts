/**
 * A name on one line, cut to a length that a menu holds. Names come from other people's files and servers: line breaks
 * and other control characters become spaces, and what turns the direction of writing is left out, since it would turn our own
 * words behind the name, too (Unicode, UAX #9, "Explicit Directional Embeddings, Overrides and Isolates").
 */
export function shortened(text: string, longest = 48): string {
  const oneWay = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
  const letters = [...oneWay.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim()];
  return letters.length <= longest
    ? letters.join('')
    : `${letters
        .slice(0, longest - 1)
        .join('')
        .trimEnd()}…`;
}
