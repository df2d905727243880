/**
 * The answer of a verb as JSON that can be shown in a terminal: names that others chose may hold control characters,
 * which could steer it, and marks that turn the direction of writing. They are escaped, so a program reads them as they were.
 */
export function jsonAnswer(value: unknown): string {
  const hidden = /[\u007f-\u009f\u2028\u2029]|\p{Cf}/gu;
  const units = (text: string) => text.split('').map((unit) => unit.charCodeAt(0).toString(16).padStart(4, '0'));
  const escaped = JSON.stringify(value, null, 2).replaceAll(hidden, (text) => `\\u${units(text).join('\\u')}`);
  return `${escaped}\n`;
}
