import { rmSync } from 'node:fs';
import { builderConfig } from './builder-config.mjs';
import { bundle } from './bundle.mjs';
import { made, root } from './project.mjs';
import { runCommand, say } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run package: the app in a folder that runs on this machine; with --installers what people install, too.
await runCommand(async () => {
  const electron = await setUp();
  await bundle();
  rmSync(made.package, { recursive: true, force: true });
  const installers = process.argv.includes('--installers');
  say(`Packaging with ${electron.words} ...`);
  process.env.DEBUG = '';
  // It reports each step on stdout through its own logger; the folder below is what matters.
  const { build } = await import('electron-builder');
  await build({ projectDir: root, config: builderConfig(electron), dir: !installers, publish: 'never' });
  say('The packaged app is in dist/.');
});
