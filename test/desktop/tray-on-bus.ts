import type { SessionBus } from './bus.ts';
import type { Desktop } from './desktop.ts';
import { eventually } from './eventually.ts';

/** One entry of a tray menu as the panel sees it. */
export type MenuItem = { id: number; label: string; separator: boolean; enabled: boolean; children: MenuItem[] };

type RawItem = [number, Record<string, { data: unknown }>, { data: RawItem }[]];

const watcher = ['org.kde.StatusNotifierWatcher', '/StatusNotifierWatcher'] as const;

const watched = 'org.kde.StatusNotifierWatcher.RegisteredStatusNotifierItems';

/** The items that the panel has. */
export const itemsOnPanel = (bus: SessionBus): Promise<string[]> => bus.property<string[]>(...watcher, watched);

/** Resolves when the panel has no item any more. Now and then it keeps that of a program which has ended: then it is started anew. */
export async function panelWithoutItems({ bus, restartPanel }: Pick<Desktop, 'bus' | 'restartPanel'>): Promise<void> {
  const isEmpty = async () => (await itemsOnPanel(bus)).length === 0;
  await eventually('an empty tray', isEmpty, 3000, 2).catch(restartPanel);
}

/** The tray item of the only app on this desktop, read and clicked as a panel does (StatusNotifierItem, dbusmenu). */
export async function trayOnBus(bus: SessionBus, timeoutMs = 15_000) {
  const item = await eventually('a tray item on the bus', async () => (await itemsOnPanel(bus))[0], timeoutMs);
  const slash = item.indexOf('/');
  const name = slash < 0 ? item : item.slice(0, slash);
  const path = slash < 0 ? '/StatusNotifierItem' : item.slice(slash);
  const menuPath = await bus.property<string>(name, path, 'org.kde.StatusNotifierItem.Menu');

  async function menu(): Promise<MenuItem[]> {
    const answer = await bus.call(name, menuPath, 'com.canonical.dbusmenu.GetLayout', 'iias', '0', '-1', '0');
    const [, root] = answer as [number, RawItem];
    return parse(root).children;
  }

  return {
    menu,
    property: <T>(member: string) => bus.property<T>(name, path, `org.kde.StatusNotifierItem.${member}`),
    activate: () => bus.call(name, path, 'org.kde.StatusNotifierItem.Activate', 'ii', '0', '0'),
    /** Clicks the entry found by the texts on the way to it. */
    async click(...texts: string[]): Promise<void> {
      let level = await menu();
      let found: MenuItem | undefined;
      for (const text of texts) {
        found = level.find(({ label }) => label === text);
        if (found === undefined) throw new Error(`No "${text}" among: ${level.map(({ label }) => label).join(' | ')}`);
        level = found.children;
      }
      if (found === undefined) throw new Error('Nothing to click.');
      await bus.call(name, menuPath, 'com.canonical.dbusmenu.Event', 'isvu', `${found.id}`, 'clicked', 'i', '0', '0');
    },
  };
}

export type TrayOnBus = Awaited<ReturnType<typeof trayOnBus>>;

function parse([id, properties, children]: RawItem): MenuItem {
  return {
    id,
    // An underscore marks the access key, a doubled one is an underscore (dbusmenu, "label").
    label: String(properties.label?.data ?? '').replaceAll(/_(.)/g, '$1'),
    separator: properties.type?.data === 'separator',
    enabled: properties.enabled?.data !== false,
    children: children.map(({ data }) => parse(data)),
  };
}
