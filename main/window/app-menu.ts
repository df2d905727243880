import type { MenuItemConstructorOptions } from 'electron';

/**
 * The shortcuts that people expect: editing, zoom, close, quit. macOS shows it as its menu bar; elsewhere the bar stays hidden and
 * only the shortcuts work. Electron's own menu, which this replaces, would offer DevTools and links to its site.
 */
export function appMenu(platform: NodeJS.Platform): MenuItemConstructorOptions[] {
  const program: MenuItemConstructorOptions =
    platform === 'darwin' ? { role: 'appMenu' } : { label: 'Daypass', submenu: [{ role: 'quit' }] };
  return [
    program,
    { role: 'editMenu' },
    { label: 'View', submenu: [{ role: 'resetZoom' }, { role: 'zoomIn' }, { role: 'zoomOut' }] },
    { label: 'Window', submenu: [{ role: 'minimize' }, { role: 'close' }] },
  ];
}
