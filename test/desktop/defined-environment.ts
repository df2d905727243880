import type { Environment } from './processes.ts';

/** The variables that have a value: what programs are started with. */
export const definedEnvironment = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined));
