import { existsSync, mkdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { isRoot } from '../project.mjs';

const shared = '/var/cache/daypass';

/** Where fetched runtimes are kept for all clones; for root a folder that ordinary users can read, too. */
export function cacheFolder() {
  const folder = isRoot ? shared : ownCache();
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

/**
 * Something in the cache, our own or the one that root filled, by its name.
 * @param {string} name
 */
export function inCache(name) {
  const own = join(cacheFolder(), name);
  if (existsSync(own)) return own;
  const offered = join(shared, name);
  // What others could have put there is not run.
  const safe = existsSync(offered) && [shared, offered].every((path) => isRootsAlone(path));
  return safe ? offered : undefined;
}

/** @param {string} path */
function isRootsAlone(path) {
  const { uid, mode } = statSync(path);
  return uid === 0 && (mode & 0o022) === 0;
}

function ownCache() {
  const { LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
  if (process.platform === 'win32' && LOCALAPPDATA !== undefined) return join(LOCALAPPDATA, 'daypass', 'cache');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'daypass');
  return join(XDG_CACHE_HOME || join(homedir(), '.cache'), 'daypass');
}
