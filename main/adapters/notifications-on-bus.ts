import type { Presence } from '../services/watch-surroundings.ts';
import type { MessageBus } from './message-bus.ts';

const name = 'org.freedesktop.Notifications';
const path = '/org/freedesktop/Notifications';

/** Where the one or the other daemon says that the person wants quiet; there is no common word for it. */
const quietProperties = [`${name}.Inhibited` /* Plasma */, 'org.dunstproject.cmd0.paused' /* dunst */];

/** Tells what this Linux desktop does with notifications, and again whenever that changes. */
export function notificationsOnBus(bus: MessageBus): (listener: (presence: Presence) => void) => void {
  /** Nobody owns the name, but the bus starts somebody who will when it is needed. */
  async function canStart(): Promise<boolean> {
    const member = 'org.freedesktop.DBus.ListActivatableNames';
    const [names] = await bus.call({ to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus', member });
    return Array.isArray(names) && names.includes(name);
  }

  async function wantsQuiet(): Promise<boolean> {
    const asked = quietProperties.map((property) => bus.property(name, path, property).catch(() => false));
    return (await Promise.all(asked)).includes(true);
  }

  return (listener) => {
    let owner: string | undefined;
    let looks = 0;

    async function look(): Promise<void> {
      looks += 1;
      const mine = looks;
      const asked = owner;
      const quiet = asked !== undefined && (await wantsQuiet());
      const some = asked !== undefined || (await canStart().catch(() => false));
      if (mine === looks) listener(quiet ? 'silent' : some ? 'shown' : 'none');
    }

    bus.follow(name, (now) => {
      owner = now;
      void look();
    });
    bus.listen({ from: name, path, member: 'org.freedesktop.DBus.Properties.PropertiesChanged' }, () => void look());
  };
}
