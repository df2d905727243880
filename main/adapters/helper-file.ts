import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { helperScript, programInHelper } from '../domain/helper-script.ts';
import { Problem } from '../domain/problem.ts';
import type { HelperProgram } from '../services/export-profile.ts';
import { answerSocket } from './answer-place.ts';
import type { Places } from './places.ts';
import { privateFolder } from './private-folder.ts';
import { nodeFileSystem, writeAside } from './text-file-aside.ts';
import { fileProblem } from './text-file-problem.ts';

type HelperFile = HelperProgram &
  Readonly<{
    /** Brings the script up to date, where there is one. Another Daypass that it starts, and that is still there, stays. */
    mend(): Promise<void>;
    /** False where the script is not there or can't be run, or what it starts is not there any more. Never rejects. */
    works(): Promise<boolean>;
  }>;

type Here = Readonly<{
  places: Pick<Places, 'home' | 'personHome'>;
  env: Readonly<Record<string, string | undefined>>;
  platform: NodeJS.Platform;
  /** The absolute path of what starts this Daypass. */
  program: string;
}>;

/**
 * The script that profiles call. It lies where the home folder's name is all that can bring a space into its path, which on macOS is not
 * among Daypass's own data.
 */
export function helperFile({ places, env, platform, program }: Here): HelperFile {
  const rules = platform === 'win32' ? 'windows' : 'posix';
  const isMoved = Boolean(env.DAYPASS_HOME);
  const folder = isMoved || rules === 'windows' ? places.home : join(places.personHome, '.local', 'share', 'daypass');
  const path = join(folder, 'bin', rules === 'windows' ? 'daypass.cmd' : 'daypass');
  const socket = answerSocket(places.home, platform);
  const textFor = (started: string) =>
    helperScript(
      { program: started, ...(isMoved && { home: places.home }), ...(socket !== undefined && { socket }) },
      rules,
    );

  async function write(text: string): Promise<void> {
    try {
      if ((await textIn(path)) === text && (await isExecutable(path))) return;
      await privateFolder(dirname(path));
      const mine = { mode: 0o755, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
      await writeAside(path, Buffer.from(text), nodeFileSystem, async () => true, mine);
    } catch (error) {
      throw fileProblem(path, 'changed', error);
    }
  }

  return {
    path,
    rules,
    put: () => write(textFor(program)),
    async mend() {
      const text = await textIn(path);
      if (text === undefined) return;
      const started = programInHelper(text, rules);
      await write(textFor(started !== undefined && existsSync(started) ? started : program));
    },
    async works() {
      const text = await textIn(path).catch(() => undefined);
      if (text === undefined || !(await isExecutable(path))) return false;
      const started = programInHelper(text, rules);
      // Somebody put a script of their own there.
      return started === undefined || existsSync(started);
    },
  };
}

/** Undefined where there is none. What is no ordinary file is refused: to open a pipe could take for ever. */
async function textIn(path: string): Promise<string | undefined> {
  try {
    if ((await stat(path)).isFile()) return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw fileProblem(path, 'read', error);
  }
  throw new Problem('file', { what: `${path} is not a file.`, next: 'Move it away, then try again.' });
}

const isExecutable = async (path: string): Promise<boolean> =>
  process.platform === 'win32' || ((await stat(path)).mode & 0o777) === 0o755;
