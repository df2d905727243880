import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { tokenCache } from '../../../main/adapters/token-cache.ts';
import { pathLabel } from '../../../main/domain/path-label.ts';
import type { SessionPorts } from '../../../main/services/find-sessions.ts';
import type { Clock } from '../../../main/services/ports.ts';
import { temporaryFolder } from './temporary-folder.ts';

const fixture = new URL('../../fixtures/awscli-2.9.19/', import.meta.url);

/** A home folder whose `.aws` holds what the real AWS CLI 2.9.19 wrote, and the ports to read it. */
export async function awsHome(now: number) {
  const home = await temporaryFolder();
  const aws = join(home, '.aws');
  await mkdir(aws, { mode: 0o700 });
  await cp(new URL('sso', fixture), join(aws, 'sso'), { recursive: true });
  await cp(new URL('config', fixture), join(aws, 'config'));
  const configFile = join(aws, 'config');
  const cacheFolder = join(aws, 'sso', 'cache');
  const clock: Clock = { now: () => now, sleep: async () => {} };
  const ports: SessionPorts = {
    config: { path: configFile, read: async () => ({ text: await readFile(configFile, 'utf8') }) },
    cache: tokenCache(cacheFolder),
    clock,
    label: (path) => pathLabel(path, home),
  };
  const addToken = (name: string, content: string | object) =>
    writeFile(join(cacheFolder, name), typeof content === 'string' ? content : JSON.stringify(content));
  return { home, configFile, cacheFolder, ports, addToken };
}
