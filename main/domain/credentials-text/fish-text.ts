import type { Credentials } from '../credentials.ts';
import { variablesOf } from './variables.ts';

/** Lines for fish, which takes a backslash and a quote inside single quotes behind a backslash, and all else as it is. */
export function fishText(credentials: Credentials): string {
  return variablesOf(credentials)
    .map(([name, value]) => `set -gx ${name} '${value.replace(/[\\']/g, '\\$&')}'\n`)
    .join('');
}
