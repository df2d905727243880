import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../project.mjs';
import { runProgram } from '../run-program.mjs';
import { Failure, say } from '../say.mjs';

const oldestNode = [20, 19];
const folder = join(root, 'node_modules');
const record = join(folder, '.daypass-lock');

/** Installs the npm packages from the lock file, unless they are the ones that it names already. */
export async function installNodeModules() {
  checkNode();
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(record) && readFileSync(record, 'utf8') === lock) return;
  say('Installing npm packages (about a minute the first time) ...');
  const env = { ...quietNpm(), ELECTRON_SKIP_BINARY_DOWNLOAD: '1' };
  const { code, output } = await runProgram(npm, ['ci', ...npmWords], { cwd: root, env, shell: npmNeedsShell });
  if (code !== 0) {
    throw new Failure(
      `The npm packages could not be installed:\n${output.trim().split('\n').slice(0, 12).join('\n')}`,
      'Check the network, and the proxy and registry that `npm config ls` shows; then run the same command again.',
    );
  }
  writeFileSync(record, lock);
}

export const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
/** Node refuses to start .cmd files without a shell. */
const npmNeedsShell = process.platform === 'win32';
export const npmWords = ['--loglevel=error', '--no-audit', '--no-fund'];

/** npm's own variables of an outer `npm run` would carry its options, and warnings about them, into ours. */
export function quietNpm() {
  const env = Object.entries(process.env).filter(
    ([name]) => !/^npm_(config_(nodedir|loglevel)|lifecycle|package)/i.test(name),
  );
  return { ...Object.fromEntries(env), NO_UPDATE_NOTIFIER: '1', NODE_NO_WARNINGS: '1' };
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldestNode;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Failure(
    `This is Node.js ${process.versions.node}; Daypass is built with ${oldestNode.join('.')} or newer.`,
    'Get a current one from https://nodejs.org.',
  );
}
