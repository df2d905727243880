import type { Credentials } from '../credentials.ts';
import { cmdText } from './cmd-text.ts';
import { dotenvText } from './dotenv-text.ts';
import { envText } from './env-text.ts';
import { fishText } from './fish-text.ts';
import { jsonText } from './json-text.ts';
import { powershellText } from './powershell-text.ts';
import { processText } from './process-text.ts';

/** Every form in which credentials can be handed over as text, by the name that people ask for it with. */
export const credentialFormats: ReadonlyMap<string, (credentials: Credentials) => string> = new Map([
  ['env', envText],
  ['fish', fishText],
  ['powershell', powershellText],
  ['cmd', cmdText],
  ['dotenv', dotenvText],
  ['json', jsonText],
  ['process', processText],
]);
