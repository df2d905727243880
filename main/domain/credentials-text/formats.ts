import type { CopyFormat } from '../../../preload/contract.ts';
import type { Credentials } from '../credentials.ts';
import { cmdText } from './cmd-text.ts';
import { dotenvText } from './dotenv-text.ts';
import { envText } from './env-text.ts';
import { fishText } from './fish-text.ts';
import { jsonText } from './json-text.ts';
import { powershellText } from './powershell-text.ts';
import { processText } from './process-text.ts';

type TextOf = (credentials: Credentials) => string;

const texts: Readonly<Record<CopyFormat, TextOf>> = {
  env: envText,
  fish: fishText,
  powershell: powershellText,
  cmd: cmdText,
  dotenv: dotenvText,
  json: jsonText,
  process: processText,
};

/** Every form in which credentials can be handed over as text, by the name that people ask for it with. */
export const credentialFormats: ReadonlyMap<string, TextOf> = new Map(Object.entries(texts));

/** Credentials as text, to be pasted or read. Throws a `Problem` for a value that the form has no way to write. */
export const credentialsText = (credentials: Credentials, format: CopyFormat): string => texts[format](credentials);
