/**
 * The text that Python's `json.dumps(value, sort_keys=True)` gives, byte for byte: botocore names files by its hash. For texts,
 * lists, null and plain objects of them, which is what it names files by.
 */
export function pythonJson(value: PythonValue): string {
  if (value === null) return 'null';
  if (typeof value === 'string') return asciiString(value);
  if (isList(value)) return `[${value.map(pythonJson).join(', ')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, field]) => `${asciiString(name)}: ${pythonJson(field)}`).join(', ')}}`;
}

export type PythonValue = null | string | readonly PythonValue[] | Readonly<{ [name: string]: PythonValue }>;

// Array.isArray does not narrow a readonly array.
const isList = (value: PythonValue): value is readonly PythonValue[] => Array.isArray(value);

/** Both languages escape the same way up to a space; Python also escapes everything beyond `~`, in UTF-16 units. */
function asciiString(text: string): string {
  const escaped = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replaceAll(/[^ -~]/g, escaped);
}
