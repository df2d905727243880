import { expect, test } from 'vitest';
import { combinationOf, isSafeCombination, keyNames } from '../../renderer/app/key-combination.ts';

const none = { ctrlKey: false, altKey: false, shiftKey: false, metaKey: false };
const pressed = (key: string, code: string, held: Partial<typeof none> = {}) => ({ key, code, ...none, ...held });

test('a combination is written as Electron wants it, whatever Shift or Alt make of the key', () => {
  const both = { ctrlKey: true, altKey: true };
  expect(combinationOf(pressed('d', 'KeyD', both), false)).toBe('Control+Alt+D');
  expect(combinationOf(pressed('!', 'Digit1', { ctrlKey: true, shiftKey: true }), false)).toBe('Control+Shift+1');
  expect(combinationOf(pressed('∂', 'KeyD', { altKey: true, metaKey: true }), true)).toBe('Alt+Command+D');
  expect(combinationOf(pressed(' ', 'Space', { altKey: true, metaKey: true }), false)).toBe('Alt+Super+Space');
  expect(combinationOf(pressed('F9', 'F9', { shiftKey: true }), false)).toBe('Shift+F9');
});

test('a letter is the one that is printed on the key, also where another layout has it elsewhere; else it goes by its place', () => {
  const both = { ctrlKey: true, altKey: true };
  expect(combinationOf(pressed('z', 'KeyY', both), false)).toBe('Control+Alt+Z');
  expect(combinationOf(pressed('в', 'KeyD', both), false)).toBe('Control+Alt+D');
});

test('modifiers alone are no combination yet, and a key that no shortcut can have makes none', () => {
  expect(combinationOf(pressed('Alt', 'AltLeft', { altKey: true }), false)).toBeUndefined();
  expect(combinationOf(pressed('Meta', 'MetaLeft', { metaKey: true }), true)).toBeUndefined();
  expect(combinationOf(pressed('Dead', 'BracketLeft', { ctrlKey: true, altKey: true }), false)).toBeNull();
});

test('what other programs live by is not taken from them', () => {
  expect(['C', 'Control+C', 'Shift+A', 'F5', 'Alt+Space'].filter(isSafeCombination)).toEqual([]);
  const free = ['Control+Alt+D', 'Control+Shift+C', 'Alt+Super+Space', 'Control+F9'];
  expect(free.filter(isSafeCombination)).toEqual(free);
});

test('the keys are named as they are printed', () => {
  expect(keyNames('Control+Alt+Command+D')).toEqual(['Ctrl', 'Alt', 'Cmd', 'D']);
  expect(keyNames('')).toEqual([]);
});
