import { type ConsoleService, consoleServiceNames, consoleServices } from '../../preload/contract.ts';

/** As entries of a list. */
export const services = consoleServiceNames.map((id) => ({ id, ...consoleServices[id] }));

/** By any part of its name or of what it is about, in any case: "log", "virtual". */
export function isServiceFoundBy(typed: string, service: ConsoleService): boolean {
  const { name, about } = consoleServices[service];
  return `${name} ${about}`.toLowerCase().includes(typed.trim().toLowerCase());
}
