import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleTool } from './bundle-tool.mjs';
import { runAsOrdinaryUser } from './ordinary-user.mjs';
import { made, root } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { Failure, runCommand } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run bench: the packaged app beside an empty Electron app. `--light` takes few runs and idles for seconds, not minutes.
const packaged = join(made.package, 'linux-unpacked', 'daypass');
const light = process.argv.includes('--light');

if (process.argv.includes('--run')) {
  await runCommand(async () => {
    const { bench } = await import(pathToFileURL(join(made.out, 'bench.mjs')).href);
    const place = {
      electron: join(made.runtime, 'electron'),
      daypass: packaged,
      apps: join(root, 'test', 'bench', 'apps'),
      runs: light ? 3 : 11,
      idleMs: light ? 20_000 : 10 * 60_000,
      accounts: light ? 50 : 200,
    };
    await bench(place, (/** @type {string} */ line) => process.stdout.write(`${line}\n`));
  });
} else {
  await runCommand(async () => {
    if (process.platform !== 'linux') throw new Failure('npm run bench measures on Linux only.');
    await setUp({ need: 'tests' });
    const { code, output } = await runProgram(process.execPath, [join(root, 'build', 'package.mjs')], { cwd: root });
    if (code !== 0 || !existsSync(packaged)) throw new Failure(`The app could not be packaged:\n${output}`);
    await bundleTool(join(root, 'test', 'bench', 'bench.ts'), join(made.out, 'bench.mjs'));
    return runAsOrdinaryUser(join(root, 'build', 'bench.mjs'), ['--run', ...(light ? ['--light'] : [])]);
  });
}
