/** `whole` is false when something followed the object, which was ignored. */
type TolerantJson = Readonly<{ object: Readonly<Record<string, unknown>>; whole: boolean }>;

/**
 * The JSON object that a text holds, or begins with; undefined when there is none. Writers that cut a file before they
 * write it (botocore before 1.42.11, the JavaScript SDK) leave half an object when they are interrupted, and the end of the
 * longer old one behind the new one when two of them meet (github.com/boto/botocore/issues/3213).
 */
export function readTolerantJson(text: string): TolerantJson | undefined {
  const json = text.replace(/^\uFEFF/, '').trim();
  const whole = parsedObject(json);
  if (whole !== undefined) return { object: whole, whole: true };
  const end = endOfFirstObject(json);
  const object = end === undefined ? undefined : parsedObject(json.slice(0, end));
  return object === undefined ? undefined : { object, whole: false };
}

/** Longer than any entry of a file of ours. */
const longestEntry = 16_384;

/** The objects in a list that are whole, in a text that is no JSON any more: its end, or a part of it, is missing. */
export function wholeObjectsIn(text: string): readonly Readonly<Record<string, unknown>>[] {
  const found: Readonly<Record<string, unknown>>[] = [];
  // What the text begins with is the object around the lists.
  for (let at = text.indexOf('{', text.indexOf('{') + 1); at !== -1; at = text.indexOf('{', at)) {
    const rest = text.slice(at, at + longestEntry);
    const end = endOfFirstObject(rest);
    const object = end === undefined ? undefined : parsedObject(rest.slice(0, end));
    if (object !== undefined) found.push(object);
    at += object === undefined ? 1 : (end ?? 1);
  }
  return found;
}

function parsedObject(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where the object that the text begins with is closed. */
function endOfFirstObject(json: string): number | undefined {
  if (!json.startsWith('{')) return undefined;
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const letter = json[at];
    if (quoted) {
      if (letter === '\\') at++;
      else if (letter === '"') quoted = false;
    } else if (letter === '"') quoted = true;
    else if (letter === '{') depth++;
    else if (letter === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}
