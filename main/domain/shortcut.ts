const modifiers = /^(?:Command|Cmd|Control|Ctrl|CommandOrControl|CmdOrCtrl|Alt|Option|AltGr|Shift|Super|Meta)$/;
/** Shift alone only makes a capital letter. */
const strong = /^(?!Shift$|AltGr$)/;
const keys =
  /^(?:[A-Z0-9]|F(?:[1-9]|1\d|2[0-4])|Plus|Space|Tab|Backspace|Delete|Insert|Return|Enter|Up|Down|Left|Right|Home|End|PageUp|PageDown|Escape|Esc|PrintScreen|[`\-=[\]\\;',./])$/;

/** True for a key combination as Electron writes it (its documentation, "Accelerator") that does not take a key from typing. */
export function isShortcut(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = value.split('+');
  const before = parts.slice(0, -1);
  return (
    keys.test(parts.at(-1) ?? '') &&
    before.every((part) => modifiers.test(part)) &&
    new Set(before).size === before.length &&
    before.some((part) => strong.test(part))
  );
}
