import type { Credentials } from '../credentials.ts';
import { shellWord } from '../shell-word.ts';
import { variablesOf } from './variables.ts';

/** Lines for a POSIX shell to `eval`. */
export function envText(credentials: Credentials): string {
  return variablesOf(credentials)
    .map(([name, value]) => `export ${name}=${shellWord(value)}\n`)
    .join('');
}
