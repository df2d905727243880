import { bundle } from './bundle.mjs';
import { isRoot, made } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { Failure, runCommand, say } from './say.mjs';
import { setUp } from './setup.mjs';

// npm start: the app, from the sources as they are.
await runCommand(async () => {
  const electron = await setUp();
  await bundle();
  if (isRoot) {
    throw new Failure(
      'All is ready, but this is root, and Electron keeps its sandbox on, which needs an ordinary user.',
      'Clone Daypass as one (`adduser NAME` makes one), and run `npm start` there.',
    );
  }
  say(`Daypass runs on ${electron.words}. It stays in the tray; Ctrl-C ends it.`);
  const [program, first] = process.platform === 'linux' ? [made.launcher, []] : [electron.executable, appArgument()];
  const { code } = await runProgram(program, [...first, ...process.argv.slice(2)], { show: true });
  return code === 130 ? 0 : code;
});

/** Where the app does not lie inside the runtime, Electron is told where it is. */
function appArgument() {
  return process.platform === 'darwin' ? [made.app] : [];
}
