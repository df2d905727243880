import { chmodSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fuseFile, setReleaseFuses } from './fuses.mjs';
import { launcherFor } from './launcher.mjs';

/**
 * electron-builder calls this when an app's folder is complete, before it signs: it sets the fuses, and on Linux puts the
 * launcher in the place of the binary.
 * @param {import('electron-builder').AfterPackContext} context
 */
export async function finish({ appOutDir, electronPlatformName, packager }) {
  const linux = electronPlatformName === 'linux';
  const name = packager.appInfo.productFilename;
  const executable = linux ? 'daypass' : electronPlatformName === 'win32' ? `${name}.exe` : name;
  setReleaseFuses(fuseFile(appOutDir, electronPlatformName, executable));
  if (!linux) return;
  const [launcher, binary] = [join(appOutDir, 'daypass'), join(appOutDir, 'daypass-app')];
  renameSync(launcher, binary);
  writeFileSync(launcher, launcherFor('daypass-app'));
  chmodSync(launcher, 0o755);
}
