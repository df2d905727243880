import { join } from 'node:path';
import { Menu, type MenuItemConstructorOptions, nativeImage, nativeTheme, Tray } from 'electron';
import { sameValue } from '../domain/same-value.ts';
import type { MenuEntry, TrayAction, TrayIcon, TrayModel } from '../domain/tray-model.ts';
import { holdWhileOpen } from './hold-while-open.ts';
import { trayIconFile } from './tray-icon-file.ts';

export type TrayOptions = Readonly<{
  /** The folder of the icons, an absolute path. */
  icons: string;
  onAction(action: TrayAction): void;
}>;

export type TrayPainter = Readonly<{ draw(model: TrayModel): void; remove(): void }>;

/** The one tray icon. Drawing sets only what changed. Call it after `app` is ready. */
export function createTray({ icons, onAction }: TrayOptions): TrayPainter {
  const images = new Map<string, Electron.NativeImage>();
  let tray: Tray | undefined;
  let drawn: TrayModel | undefined;
  const held = holdWhileOpen((menu: Menu) => tray?.setContextMenu(menu));

  function imageOf(icon: TrayIcon): Electron.NativeImage {
    const file = trayIconFile(icon, process.platform, isTaskbarDark());
    const image = images.get(file) ?? nativeImage.createFromPath(join(icons, file));
    images.set(file, image);
    return image;
  }

  function create(icon: TrayIcon): Tray {
    const created = new Tray(imageOf(icon));
    // On macOS a click opens the menu, as it does for every other icon there.
    if (process.platform !== 'darwin') created.on('click', () => onAction({ do: 'open-window' }));
    return created;
  }

  // The person changed from light to dark, or back.
  if (process.platform === 'win32') nativeTheme.on('updated', () => drawn && tray?.setImage(imageOf(drawn.icon)));

  return {
    draw(model) {
      const before = drawn;
      drawn = model;
      const fresh = tray === undefined;
      tray ??= create(model.icon);
      if (!fresh && before?.icon !== model.icon) tray.setImage(imageOf(model.icon));
      if (before?.tooltip !== model.tooltip) tray.setToolTip(model.tooltip);
      if (sameValue(before?.menu, model.menu)) return;
      const menu = menuOf(model.menu, onAction);
      // On Linux the panel draws the menu (dbusmenu), and Electron does not tell when it is open: then it changes under the pointer.
      if (process.platform !== 'linux') menu.on('menu-will-show', held.opened).on('menu-will-close', held.closed);
      held.set(menu);
    },
    remove() {
      tray?.destroy();
      tray = undefined;
      drawn = undefined;
    },
  };
}

/** Windows has a setting for its taskbar beside the one for apps, which older Electrons, 33 among them, can't tell apart. */
const isTaskbarDark = (): boolean =>
  nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ?? nativeTheme.shouldUseDarkColors;

function menuOf(entries: readonly MenuEntry[], onAction: TrayOptions['onAction']): Menu {
  return Menu.buildFromTemplate(entries.map((entry) => itemOf(entry, onAction)));
}

function itemOf(entry: MenuEntry, onAction: TrayOptions['onAction']): MenuItemConstructorOptions {
  switch (entry.type) {
    case 'separator':
      return { type: 'separator' };
    case 'label':
      return { label: literal(entry.text), enabled: false };
    case 'action':
      return { label: literal(entry.text), click: () => onAction(entry.action) };
    case 'submenu':
      return { label: literal(entry.text), submenu: menuOf(entry.entries, onAction) };
  }
}

/** One `&` marks a letter as the entry's key; two are one that is shown. */
const literal = (text: string): string => text.replaceAll('&', '&&');
