import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundle } from './bundle.mjs';
import { bundleTool } from './bundle-tool.mjs';
import { runAsOrdinaryUser } from './ordinary-user.mjs';
import { made, root } from './project.mjs';
import { runCommand } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run demo: the app with a sample organisation; without a display it walks through the main job by itself.
const script = join(root, 'build', 'demo.mjs');
const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);

if (process.argv.includes('--run')) {
  await runCommand(async () => {
    const { demo } = await import(pathToFileURL(join(made.out, 'demo.mjs')).href);
    mkdirSync(made.demo, { recursive: true });
    const electron = join(made.runtime, process.platform === 'win32' ? 'electron.exe' : 'electron');
    const shown = !process.argv.includes('--unattended');
    await demo({ electron, appDir: made.app, launcher: made.launcher, display: shown, screenshots: made.demo });
  });
  // What the demo leaves open is its own affair; the person has been told how it ended.
  process.exit();
} else {
  await runCommand(async () => {
    await setUp({ need: display ? 'app' : 'tests' });
    await bundle();
    await bundleTool(join(root, 'test', 'identity-center', 'demo.ts'), join(made.out, 'demo.mjs'));
    if (display) return runAsOrdinaryUser(script, ['--run']);
    return runAsOrdinaryUser(script, ['--run', '--unattended'], onVirtualDisplay);
  });
}

/** @type {(program: string, args: readonly string[]) => [string, readonly string[]]} */
function onVirtualDisplay(program, args) {
  // Where it is missing, only a display of the person's own will do.
  if (!existsSync('/usr/bin/xvfb-run')) return [program, args];
  return ['dbus-run-session', ['--', 'xvfb-run', '-a', '-s', '-screen 0 1280x800x24', program, ...args]];
}
