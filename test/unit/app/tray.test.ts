import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createTray } from '../../../main/adapters/tray.ts';
import type { TrayAction, TrayModel } from '../../../main/domain/tray-model.ts';

const { electron } = await vi.hoisted(async () => {
  const { EventEmitter } = await import('node:events');
  /** What the tray was told to show, in order. */
  const told: string[] = [];
  class Tray extends EventEmitter {
    constructor(image: { file: string }) {
      super();
      told.push(`tray with ${image.file}`);
      electron.tray = this;
    }
    setImage = (image: { file: string }) => told.push(image.file);
    setToolTip = (text: string) => told.push(text);
    setContextMenu = (menu: { labels: string[] }) => told.push(menu.labels.join(' | '));
    destroy = () => told.push('destroyed');
  }
  const nativeTheme = Object.assign(new EventEmitter(), { shouldUseDarkColors: false });
  const electron = {
    told,
    tray: undefined as InstanceType<typeof EventEmitter> | undefined,
    module: {
      Tray,
      nativeTheme,
      nativeImage: { createFromPath: (path: string) => ({ file: path.slice(path.lastIndexOf('/') + 1) }) },
      Menu: {
        buildFromTemplate: (items: { label?: string }[]) =>
          Object.assign(new EventEmitter(), { labels: items.map(({ label = '—' }) => label) }),
      },
    },
  };
  return { electron };
});
vi.mock('electron', () => electron.module);

const { told } = electron;
const ownPlatform = process.platform;
const on = (platform: NodeJS.Platform) => Object.defineProperty(process, 'platform', { value: platform });

beforeEach(() => {
  told.length = 0;
  electron.module.nativeTheme.removeAllListeners();
});
afterEach(() => on(ownPlatform));

const model = (change: Partial<TrayModel> = {}): TrayModel => ({
  icon: 'signed-in',
  tooltip: 'Daypass: acme',
  menu: [{ type: 'label', text: 'acme & sons' }, { type: 'separator' }],
  ...change,
});
const created = (actions: TrayAction[] = []) =>
  createTray({ icons: '/icons', onAction: (action) => actions.push(action) });

test('only what changed is set; the same again sets nothing', () => {
  on('linux');
  const tray = created();
  tray.draw(model());
  expect(told.splice(0)).toEqual(['tray with signed-in.png', 'Daypass: acme', 'acme && sons | —']);
  tray.draw(model());
  expect(told.splice(0)).toEqual([]);
  tray.draw(model({ tooltip: 'later' }));
  tray.draw(model({ tooltip: 'later', icon: 'offline' }));
  tray.draw(model({ tooltip: 'later', icon: 'offline', menu: [] }));
  expect(told.splice(0)).toEqual(['later', 'offline.png', '']);
});

test('a tray that was removed is made anew with all that it shows', () => {
  on('linux');
  const tray = created();
  tray.draw(model());
  tray.remove();
  told.length = 0;
  tray.draw(model());
  expect(told).toEqual(['tray with signed-in.png', 'Daypass: acme', 'acme && sons | —']);
});

test('on Windows the icon suits the taskbar, and changes with it', () => {
  on('win32');
  created().draw(model());
  electron.module.nativeTheme.shouldUseDarkColors = true;
  electron.module.nativeTheme.emit('updated');
  electron.module.nativeTheme.shouldUseDarkColors = false;
  expect(told.filter((text) => text.endsWith('.ico'))).toEqual([
    'tray with signed-in-on-light.ico',
    'signed-in-on-dark.ico',
  ]);
});

test('a click opens the window, but on macOS, where it opens the menu', () => {
  const actions: TrayAction[] = [];
  on('linux');
  created(actions).draw(model());
  electron.tray?.emit('click');
  on('darwin');
  created(actions).draw(model());
  electron.tray?.emit('click');
  expect(actions).toEqual([{ do: 'open-window' }]);
});
