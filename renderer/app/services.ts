import { consoleServiceNames, consoleServices } from '../../preload/contract.ts';

/** As entries of a list. */
export const services = consoleServiceNames.map((id) => ({ id, ...consoleServices[id] }));

/**
 * Those whose name begins with what is typed, in any case; then those in whose name it is, and then those that are about it:
 * "s3", "log", "virtual".
 */
export function servicesFoundBy(typed: string): typeof services {
  const text = typed.trim().toLowerCase();
  const rank = ({ name, about }: (typeof services)[number]): number => {
    const at = name.toLowerCase().indexOf(text);
    return at >= 0 ? Math.min(at, 1) : about.toLowerCase().includes(text) ? 2 : 3;
  };
  return services.filter((each) => rank(each) < 3).toSorted((a, b) => rank(a) - rank(b));
}
