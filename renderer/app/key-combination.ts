/** What a key combination is made of. */
type Keys = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** Keys beside letters and digits, by their place on the keyboard, as Electron calls them. */
const others: Readonly<Record<string, string>> = {
  Space: 'Space',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
  Insert: 'Insert',
  Delete: 'Delete',
  Minus: '-',
  Equal: '=',
  Comma: ',',
  Period: '.',
  Slash: '/',
};

/** The modifiers that are held, as Electron calls them and in the order in which people say them. */
export const modifiersOf = ({ ctrlKey, altKey, shiftKey, metaKey }: Keys, mac: boolean): string[] => [
  ...(ctrlKey ? ['Control'] : []),
  ...(altKey ? ['Alt'] : []),
  ...(shiftKey ? ['Shift'] : []),
  ...(metaKey ? [mac ? 'Command' : 'Super'] : []),
];

/**
 * The combination that is pressed, as Electron writes it ("Control+Alt+D"): a letter as the person's layout has it, or by its
 * place where Alt or another alphabet makes something else of it. Null for a key that no shortcut can have; undefined while
 * only modifiers are held.
 */
export function combinationOf(keys: Keys, mac: boolean): string | null | undefined {
  if (/^(Control|Alt|Shift|Meta|AltGraph|OS)$/.test(keys.key)) return undefined;
  const key = /^[a-z\d]$/i.test(keys.key)
    ? keys.key.toUpperCase()
    : (/^(?:Key|Digit)(.)$/.exec(keys.code)?.[1] ?? /^F\d{1,2}$/.exec(keys.code)?.[0] ?? others[keys.code]);
  return key === undefined ? null : [...modifiersOf(keys, mac), key].join('+');
}

/** Fewer keys would take something away from every other program: Ctrl+C is "copy" everywhere. */
export function isSafeCombination(combination: string): boolean {
  const modifiers = combination.split('+').slice(0, -1);
  return modifiers.length >= (/\+F\d+$/.test(combination) ? 1 : 2);
}

const names: Readonly<Record<string, string>> = { Control: 'Ctrl', Command: 'Cmd' };

/** The keys as they are printed on a keyboard. */
export const keyNames = (combination: string): string[] =>
  combination === '' ? [] : combination.split('+').map((part) => names[part] ?? part);
