import type { Credentials } from '../credentials.ts';
import { unwritable, variablesOf } from './variables.ts';

/**
 * Lines for the Windows command prompt. Inside the quotes nothing counts but a quote, a percent sign and, where delayed expansion is
 * switched on, an exclamation mark; a prompt has no way to write those three.
 */
export function cmdText(credentials: Credentials): string {
  return variablesOf(credentials)
    .map(([name, value]) => {
      if (/["%!]/.test(value)) throw unwritable(name);
      return `set "${name}=${value}"\r\n`;
    })
    .join('');
}
