import { join } from 'node:path';
import { bundleTool } from './bundle-tool.mjs';
import { made, root } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { runCommand } from './say.mjs';
import { setUp } from './setup.mjs';

// npm run identity-center -- --accounts 50: the stand-in by itself, for trying AWS tools against it.
await runCommand(async () => {
  await setUp();
  const program = join(made.out, 'identity-center.mjs');
  await bundleTool(join(root, 'test', 'identity-center', 'serve.ts'), program);
  const { code } = await runProgram(process.execPath, [program, ...process.argv.slice(2)], { show: true });
  return code;
});
