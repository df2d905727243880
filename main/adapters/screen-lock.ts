import type { MessageBus } from './message-bus.ts';

/** Who locks the screen of which desktop: the name on the session bus, and the object. */
const savers = [
  ['org.freedesktop.ScreenSaver', '/org/freedesktop/ScreenSaver'],
  ['org.gnome.ScreenSaver', '/org/gnome/ScreenSaver'],
  ['org.cinnamon.ScreenSaver', '/org/cinnamon/ScreenSaver'],
  ['org.mate.ScreenSaver', '/org/mate/ScreenSaver'],
  ['org.xfce.ScreenSaver', '/org/xfce/ScreenSaver'],
] as const;

const login = 'org.freedesktop.login1';
const sessions = '/org/freedesktop/login1/session';
const propertiesChanged = 'org.freedesktop.DBus.Properties.PropertiesChanged';

export type Buses = Readonly<{
  session: MessageBus;
  /** Where systemd's logind tells of locks; many machines have none. */
  system: MessageBus;
}>;

/** Tells whether the screen of this Linux desktop is locked, as far as anybody there says so, and again whenever that changes. */
export function screenLockOnBus({ session, system }: Buses): (listener: (locked: boolean) => void) => void {
  return (listener) => {
    const lockedBy = new Set<string>();
    const tell = (who: string, locked: boolean) => {
      const before = lockedBy.size > 0;
      if (locked) lockedBy.add(who);
      else lockedBy.delete(who);
      if (before !== lockedBy.size > 0) listener(!before);
    };

    for (const [name, path] of savers) {
      session.listen({ from: name, path, member: `${name}.ActiveChanged` }, ([active]) => tell(name, active === true));
      session.follow(name, (owner) => {
        if (owner === undefined) return tell(name, false);
        const asked = session.call({ to: name, path, member: `${name}.GetActive` });
        asked.then(([active]) => tell(name, active === true)).catch(() => undefined);
      });
    }

    async function askLogin(): Promise<void> {
      // `auto` is the person's session wherever the app was started in it, but its signals come from the real path.
      const id = await system.property(login, `${sessions}/auto`, `${login}.Session.Id`);
      const ask = { to: login, path: '/org/freedesktop/login1', member: `${login}.Manager.GetSession` };
      const [path] = await system.call({ ...ask, signature: 's', body: [id] });
      const hint = () => system.property(login, String(path), `${login}.Session.LockedHint`);
      const look = async () => tell(login, (await hint()) === true);
      system.listen({ from: login, path: String(path), member: propertiesChanged }, () => {
        look().catch(() => undefined);
      });
      await look();
    }

    // Where there is no such bus, or nobody is logged in by it, nobody tells.
    askLogin().catch(() => undefined);
  };
}
