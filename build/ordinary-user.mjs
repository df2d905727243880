import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  cpSync,
  existsSync,
  lchownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { isRoot, made, root } from './project.mjs';
import { runProgram } from './run-program.mjs';
import { Failure, say } from './say.mjs';

/** What the tests and the demo write below out/. */
const written = [made.vitest, made.demo, made.screenshots];

/**
 * Runs a Node script of ours as an ordinary user: Electron's sandbox needs one, and the session bus, the X server and
 * the keyring must belong to the same user. For root that is whoever called sudo, else `nobody`, with a home of its
 * own that is gone afterwards; anybody else is one already.
 * @param {string} script
 * @param {readonly string[]} args
 * @param {(program: string, args: readonly string[], env: NodeJS.ProcessEnv) => [string, readonly string[]]} [wrap]
 *   puts another program around it
 * @returns {Promise<number>} the exit code
 */
export async function runAsOrdinaryUser(script, args, wrap = (program, rest) => [program, rest]) {
  if (!isRoot) {
    const [program, rest] = wrap(process.execPath, [script, ...args], process.env);
    return (await runProgram(program, rest, { cwd: root, show: true })).code;
  }
  const user = userForTests();
  say(`As root: the app runs as ${user.name}, since Electron's sandbox needs an ordinary user.`);
  const folder = mkdtempSync(join(tmpdir(), 'daypass-'));
  chownSync(folder, user.uid, user.gid);
  try {
    const home = ownFolder(join(folder, 'home'), user);
    const runtime = ownFolder(join(folder, 'run'), user);
    const env = { PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: runtime, CI: process.env.CI };
    const place = reachablePlace(folder, user);
    for (const target of written) giveTo(join(place.root, relative(root, target)), user);
    const [program, rest] = wrap(place.node, [join(place.root, relative(root, script)), ...args], env);
    const { code } = await runProgram('setpriv', [...asUser(user), program, ...rest], {
      cwd: place.root,
      env,
      show: true,
    });
    if (place.root !== root) bringBack(place.root);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @typedef {{ uid: number; gid: number; name: string }} User */

/** @returns {User} */
function userForTests() {
  const { SUDO_UID, SUDO_GID, SUDO_USER } = process.env;
  if (SUDO_UID !== undefined && SUDO_UID !== '0') {
    return { uid: Number(SUDO_UID), gid: Number(SUDO_GID ?? SUDO_UID), name: SUDO_USER ?? SUDO_UID };
  }
  const id = (/** @type {string} */ flag) => Number(spawnSync('id', [flag, 'nobody'], { encoding: 'utf8' }).stdout);
  const user = { uid: id('-u'), gid: id('-g'), name: 'nobody' };
  if (!user.uid)
    throw new Failure(
      'This is root, and there is no user `nobody` to run the tests as.',
      'Run them as an ordinary user.',
    );
  return user;
}

/** @param {User} user */
const asUser = ({ uid, gid }) => [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', '--'];

/**
 * @param {string} path
 * @param {User} user
 */
function ownFolder(path, { uid, gid }) {
  mkdirSync(path, { mode: 0o700 });
  chownSync(path, uid, gid);
  return path;
}

/**
 * A place where the user can read the checkout and run this Node: where they are, or copies when they lie in a folder
 * closed to others, such as /root.
 * @param {string} folder for the copies
 * @param {User} user
 */
function reachablePlace(folder, user) {
  const can = (/** @type {string[]} */ ...test) =>
    spawnSync('setpriv', [...asUser(user), 'test', ...test]).status === 0;
  let node = process.execPath;
  if (!can('-x', node)) {
    node = join(folder, 'node');
    copyFileSync(process.execPath, node);
    chmodSync(node, 0o755);
  }
  if (can('-r', join(root, 'package.json')) && can('-x', join(made.runtime, 'electron'))) return { root, node };
  say('The checkout lies where only root can read: the tests run in a copy.');
  const copy = join(folder, 'checkout');
  const listed = spawnSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const file of [...listed.stdout.split('\0').filter(Boolean), 'node_modules', 'out']) {
    if (existsSync(join(root, file)))
      cpSync(join(root, file), join(copy, file), { recursive: true, verbatimSymlinks: true });
  }
  spawnSync('chmod', ['-R', 'go+rX', copy]);
  return { root: copy, node };
}

/**
 * @param {string} folder
 * @param {User} user
 */
function giveTo(folder, { uid, gid }) {
  mkdirSync(folder, { recursive: true });
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(join(entry.parentPath, entry.name), uid, gid);
  }
  chownSync(folder, uid, gid);
}

/** @param {string} copy */
function bringBack(copy) {
  for (const target of written) {
    const source = join(copy, relative(root, target));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(source, target, { recursive: true });
  }
}
