import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { builderConfig } from './builder-config.mjs';
import { bundle } from './bundle.mjs';
import { made, root } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { Failure, runCommand, say } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run package: the app in a folder that runs on this machine; with --installers what people install, too.
const installers = process.argv.includes('--installers');

if (process.argv.includes('--build')) {
  await runCommand(async () => {
    const { build } = await import('electron-builder');
    const electron = await setUp();
    await build({ projectDir: root, config: builderConfig(electron), dir: !installers, publish: 'never' });
  });
} else {
  await runCommand(async () => {
    const electron = await setUp();
    await bundle();
    rmSync(made.package, { recursive: true, force: true });
    say(`Packaging with ${electron.words} ...`);
    // In a process of its own, since electron-builder reports each step, which matters only when one fails.
    const args = [fileURLToPath(import.meta.url), '--build', ...(installers ? ['--installers'] : [])];
    const { code, output } = await runProgram(process.execPath, args, { cwd: root });
    if (code !== 0) throw new Failure(`electron-builder failed:\n${output.trim()}`);
    say('The packaged app is in dist/.');
  });
}
