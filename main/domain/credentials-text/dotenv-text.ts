import type { Credentials } from '../credentials.ts';
import { unwritable, variablesOf } from './variables.ts';

/**
 * Lines of a `.env` file. Its readers differ in what a backslash means and in how a quote gets into quotes, and Docker knows no quotes
 * at all, so they stand only where they must and hold neither.
 */
export function dotenvText(credentials: Credentials): string {
  return variablesOf(credentials)
    .map(([name, value]) => {
      if (/['\\]/.test(value)) throw unwritable(name);
      return /^[\w@%+=:,./-]+$/.test(value) ? `${name}=${value}\n` : `${name}='${value}'\n`;
    })
    .join('');
}
