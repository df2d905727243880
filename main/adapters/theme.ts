import { nativeTheme } from 'electron';
import type { Settings } from '../domain/settings.ts';

/** Makes the window light, dark, or as the system is. Its pages follow by themselves (`prefers-color-scheme`). */
export function setTheme(theme: Settings['theme']): void {
  nativeTheme.themeSource = theme;
}
