import type { Credentials } from '../credentials.ts';
import { variablesOf } from './variables.ts';

/** Lines for a POSIX shell to `eval`. */
export function envText(credentials: Credentials): string {
  return variablesOf(credentials)
    .map(([name, value]) => `export ${name}=${shellWord(value)}\n`)
    .join('');
}

/** A value as one word that no POSIX shell reads anything into. */
function shellWord(value: string): string {
  return /^[\w@%+=:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", `'\\''`)}'`;
}
