import { pathToFileURL } from 'node:url';
import { runCommand, say } from './say.mjs';
import { provideElectron } from './setup/electron.mjs';
import { installNodeModules } from './setup/node-modules.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

/**
 * Makes everything ready that a command needs: npm packages, system packages, Electron. Does nothing, fast, when all
 * is in place. Plain Node without dependencies, since it runs before anything is installed.
 * @param {{ need?: 'app' | 'tests' | 'tools' }} [options] the system packages to have: for the app (default), for the
 *   tests too, or none
 * @returns {Promise<import('./setup/electron.mjs').Electron>}
 */
export async function setUp({ need = 'app' } = {}) {
  if (need !== 'tools') await installSystemPackages(need);
  await installNodeModules();
  return provideElectron();
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await runCommand(async () => {
    const need = process.argv.includes('--tests') ? 'tests' : 'app';
    const electron = await setUp({ need });
    say(`Ready. ${electron.words}.`);
  });
}
