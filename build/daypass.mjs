import { bundle } from './bundle.mjs';
import { made } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { runCommand } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run daypass -- VERB: the verb, from the sources as they are.
await runCommand(async () => {
  const electron = await setUp();
  await bundle();
  const verb = process.argv.slice(2);
  const { code } = await (process.platform === 'linux'
    ? runProgram(made.launcher, verb, { show: true })
    : runProgram(electron.executable, process.platform === 'darwin' ? [made.app, ...verb] : verb, { show: true }));
  return code;
});
