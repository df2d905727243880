import { join } from 'node:path';
import { bundle } from './bundle.mjs';
import { runAsOrdinaryUser } from './ordinary-user.mjs';
import { root } from './project.mjs';
import { runCommand } from './say.mjs';
import { setUp } from './setup.mjs';

// npm test: everything that the tests need, then the tests. Arguments go to vitest: a file, or `--project unit`.
await runCommand(async () => {
  await setUp({ need: 'tests' });
  await bundle();
  return runAsOrdinaryUser(join(root, 'build', 'run-tests.mjs'), process.argv.slice(2));
});
