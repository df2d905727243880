import type { Credentials } from '../credentials.ts';
import { variablesOf } from './variables.ts';

/** PowerShell takes the typographic ones for quotes, too; each is doubled to be one itself (about_Quoting_Rules). */
const quotes = /['\u2018\u2019\u201a\u201b]/g;

/** Lines for PowerShell, Windows' own and the newer one. */
export function powershellText(credentials: Credentials): string {
  return variablesOf(credentials)
    .map(([name, value]) => `$env:${name} = '${value.replace(quotes, '$&$&')}'\n`)
    .join('');
}
