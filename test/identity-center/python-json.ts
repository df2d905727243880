import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';

/** What Python's `json.dumps` gives with its usual separators and ASCII escapes; absent values are left out. */
export function toPythonJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(toPythonJson).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${toPythonJson(name)}: ${toPythonJson(field)}`).join(', ')}}`;
  }
  return JSON.stringify(value).replaceAll(/[^ -~]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** `2026-11-21T17:32:19Z`: to the second, as the AWS CLI stamps. */
export const stamp = (epochMs: number): string => `${new Date(epochMs).toISOString().slice(0, 19)}Z`;

/** File name of a cache entry: botocore's SSOTokenFetcher, SHA-1 of the session's name or of the exact start URL. */
export const cacheKey = (name: string): string => `${createHash('sha1').update(name).digest('hex')}.json`;

/** File name of a client registration: botocore's `_registration_cache_key`. */
export function registrationKey(of: {
  startUrl: string;
  region: string;
  scopes?: readonly string[] | undefined;
  sessionName?: string | undefined;
}): string {
  const { startUrl, region, scopes = null, sessionName = null } = of;
  return cacheKey(toPythonJson({ region, scopes, session_name: sessionName, startUrl, tool: 'botocore' }));
}

/** Writes as botocore's JSONFileCache of 2.9 does: mode 0600 at creation, truncated in place, no rename. */
export async function writeLikePython(path: string, text: string): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    await file.writeFile(text);
  } finally {
    await file.close();
  }
}
