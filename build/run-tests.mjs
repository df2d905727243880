import { join } from 'node:path';
import { made, root } from './project.mjs';
import { runProgram } from './run-program.mjs';

// The tests, as the user who runs this. They count as run only when vitest says so in its last line.
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
const config = join(root, 'test', 'vitest.config.ts');
// `runner` reads the configuration without writing a compiled copy beside it: the folder may belong to another user.
const args = [vitest, 'run', '--config', config, '--configLoader', 'runner', ...process.argv.slice(2)];
const { code } = await runProgram(process.execPath, args, {
  cwd: root,
  env: { ...process.env, TZ: 'UTC', DAYPASS_OUT: made.out, NODE_NO_WARNINGS: '1' },
  show: true,
});
process.exitCode = code;
