import type { BusNames } from '../domain/doctor/desktop-findings.ts';
import type { MessageBus } from './message-bus.ts';

const daemon = { to: 'org.freedesktop.DBus', path: '/org/freedesktop/DBus' };

/** Who is on the bus, and who can be; undefined where there is none, or none that answers within `ms`. Never rejects. */
export async function busNames(bus: MessageBus, ms: number): Promise<BusNames | undefined> {
  const names = async (member: string): Promise<readonly string[]> => {
    const [answer] = await bus.call({ ...daemon, member: `org.freedesktop.DBus.${member}` });
    return Array.isArray(answer) ? answer.filter((name): name is string => typeof name === 'string') : [];
  };
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), ms);
  });
  const both = Promise.all([names('ListNames'), names('ListActivatableNames')]);
  try {
    return await Promise.race([late, both.then(([owned, activatable]) => ({ owned, activatable }))]);
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    both.catch(() => undefined);
    bus.close();
  }
}
