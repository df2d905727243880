import { join } from 'node:path';
import { finish } from './finish-package.mjs';
import { made, manifest, root } from './project.mjs';

/**
 * How electron-builder packages the app.
 * @param {{ folder: string; version: string }} electron
 * @returns {import('electron-builder').Configuration}
 */
export function builderConfig({ folder, version }) {
  const { productName } = manifest();
  return {
    appId: 'app.daypass.desktop',
    productName,
    electronVersion: version,
    electronDist: folder,
    electronLanguages: ['en', 'en-US'],
    directories: { app: made.app, output: made.package, buildResources: join(root, 'build') },
    // All is bundled: there is nothing to install and nothing to rebuild.
    npmRebuild: false,
    files: ['**/*', '!.sources', '!node_modules'],
    asar: true,
    // keytar's native part, where it is used: the system loads it, and knows no archive.
    asarUnpack: ['*.node'],
    // Not its `electronFuses`: it knows eight of the nine, and looks for them in the file that becomes the launcher.
    afterPack: finish,
    publish: null,
    mac: {
      category: 'public.app-category.developer-tools',
      target: ['dmg', 'zip'],
      icon: 'build/icons/icon.png',
      hardenedRuntime: true,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
      // It lives in the menu bar.
      extendInfo: { LSUIElement: true },
    },
    win: { target: ['nsis'], icon: 'build/icons/icon.ico' },
    nsis: { oneClick: true, perMachine: false },
    linux: {
      category: 'Development',
      target: ['AppImage', 'deb', 'tar.gz'],
      icon: 'build/icons/icon.png',
      executableName: 'daypass',
      maintainer: manifest().author,
    },
  };
}
