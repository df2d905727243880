/**
 * A file's bytes as text, such that `bytesOf` gives the same bytes back whatever they were: a byte that is not valid UTF-8
 * becomes a lone surrogate U+DC80 to U+DCFF, which valid UTF-8 never gives (as Python's `surrogateescape` does, PEP 383).
 */
export function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return textOfForeign(bytes);
  }
}

export function bytesOf(text: string): Uint8Array {
  if (!/[\udc80-\udcff]/u.test(text)) return new TextEncoder().encode(text);
  const encoder = new TextEncoder();
  const parts: Uint8Array[] = [];
  for (const part of text.split(/([\udc80-\udcff]+)/u)) {
    const foreign = /^[\udc80-\udcff]/u.test(part);
    parts.push(foreign ? Uint8Array.from(part, (char) => char.charCodeAt(0) - 0xdc00) : encoder.encode(part));
  }
  const bytes = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

function textOfForeign(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const parts: string[] = [];
  let plainFrom = 0;
  const flush = (to: number): void => {
    if (to > plainFrom) parts.push(decoder.decode(bytes.subarray(plainFrom, to)));
  };
  for (let at = 0; at < bytes.length; ) {
    const length = sequenceAt(bytes, at);
    if (length === 0) {
      flush(at);
      parts.push(String.fromCharCode(0xdc00 + (bytes[at] ?? 0)));
      plainFrom = at + 1;
    }
    at += length || 1;
  }
  flush(bytes.length);
  return parts.join('');
}

/** The length of the valid UTF-8 sequence that starts at `at` (RFC 3629, section 4), 0 when there is none. */
function sequenceAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const length =
    first >= 0xc2 && first <= 0xdf ? 2 : first >= 0xe0 && first <= 0xef ? 3 : first >= 0xf0 && first <= 0xf4 ? 4 : 0;
  for (let next = 1; next < length; next += 1) {
    const byte = bytes[at + next] ?? 0;
    const low = next > 1 ? 0x80 : first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
    const high = next > 1 ? 0xbf : first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
    if (byte < low || byte > high) return 0;
  }
  return length;
}
