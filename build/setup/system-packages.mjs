import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRoot, made } from '../project.mjs';
import { runProgram } from '../run-program.mjs';
import { Failure, say } from '../say.mjs';
import { debianPackages } from './packages-of-debian.mjs';

const database = '/var/lib/dpkg/status';

/**
 * Sees to it that the system packages are installed: does it itself as root, else names the one command to run.
 * Knows Debian and Ubuntu; elsewhere it trusts that the libraries are there.
 * @param {'app' | 'tests'} need
 */
export async function installSystemPackages(need) {
  if (!existsSync(database)) return;
  // Nothing is asked again until dpkg has changed something.
  const record = join(made.out, `.packages-${need}`);
  const stamp = `${statSync(database).mtimeMs}`;
  if (existsSync(record) && readFileSync(record, 'utf8') === stamp) return;
  const wanted = need === 'tests' ? [...debianPackages.app, ...debianPackages.tests] : debianPackages.app;
  const missing = missingOf(wanted);
  if (missing.length > 0) await install(missing);
  mkdirSync(made.out, { recursive: true });
  writeFileSync(record, `${statSync(database).mtimeMs}`);
}

/** @param {readonly (readonly string[])[]} wanted */
function missingOf(wanted) {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own notation
  const format = '${Package} ${db:Status-Status}\n';
  const { stdout } = spawnSync('dpkg-query', ['-W', '-f', format, ...wanted.flat()], {
    encoding: 'utf8',
  });
  const installed = new Set(
    stdout
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return wanted.filter((names) => !names.some((name) => installed.has(name)));
}

/** @param {readonly (readonly string[])[]} missing */
async function install(missing) {
  if (isRoot) {
    say('Installing system packages (a few minutes the first time) ...');
    await apt('update');
  }
  const { known, unknown } = knownToApt(missing);
  if (unknown.length > 0) say(`This system has no package ${unknown.join(', ')}: what needs it will say so.`);
  if (known.length === 0) return;
  if (!isRoot) {
    throw new Failure(
      'Some system packages are missing. Install them with this command, then run yours again:',
      `  sudo apt-get install --no-install-recommends ${known.join(' ')}`,
    );
  }
  await apt('install', '--yes', '--no-install-recommends', ...known);
}

/** @param {string[]} args */
async function apt(...args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { code, output } = await runProgram('apt-get', ['-qq', '-o', 'Acquire::Retries=3', ...args], { env });
  if (code === 0) return;
  throw new Failure(
    `apt-get ${args[0]} failed:\n${output.trim().split('\n').slice(-15).join('\n')}`,
    'Mend that, then run the same command again.',
  );
}

/**
 * The name that apt can install for each, the first that has a candidate; the first name of those that have none.
 * @param {readonly (readonly string[])[]} missing
 */
function knownToApt(missing) {
  const { stdout } = spawnSync('apt-cache', ['policy', ...missing.flat()], {
    encoding: 'utf8',
    env: { ...process.env, LC_ALL: 'C' },
  });
  const candidates = new Set(
    [...(stdout ?? '').matchAll(/^(\S+):\n.*\n {2}Candidate: (?!\(none\))/gm)].map((match) => match[1]),
  );
  /** @type {string[]} */
  const known = [];
  /** @type {string[]} */
  const unknown = [];
  for (const names of missing) {
    const name = names.find((each) => candidates.has(each));
    if (name === undefined) unknown.push(...names.slice(0, 1));
    else known.push(name);
  }
  // Without package lists nothing has a candidate: then the command to run begins with the names of Debian 12.
  return known.length === 0 && !isRoot ? { known: unknown, unknown: [] } : { known, unknown };
}
