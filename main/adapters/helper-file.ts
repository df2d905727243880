import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { helperScript, isHelper, programInHelper } from '../domain/helper-script.ts';
import { Problem } from '../domain/problem.ts';
import type { HelperProgram } from '../services/export-profile.ts';
import { answerSocket } from './answer-place.ts';
import type { Places } from './places.ts';
import { privateFolder } from './private-folder.ts';
import { shortPath } from './short-path.ts';
import { sweepUnfinished } from './sweep-unfinished.ts';
import { nodeFileSystem, sweepAside, writeAside } from './text-file-aside.ts';
import { withFileLock } from './text-file-lock.ts';
import { fileProblem } from './text-file-problem.ts';

type HelperFile = HelperProgram &
  Readonly<{
    /**
     * Brings the script up to date; one that is gone is made anew where profiles call it. Another Daypass that it starts, and that is
     * still there, stays; so does a script that somebody else put there.
     */
    mend(isCalled: () => Promise<boolean>): Promise<void>;
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
  let called = rules === 'windows' ? undefined : path;
  const socket = answerSocket(places.home, platform);
  const inScript = (named: string) => (rules === 'windows' && /[^\x20-\x7e]/.test(named) ? shortPath(named) : named);
  const textFor = (started: string) =>
    helperScript(
      {
        program: inScript(started),
        ...(isMoved && { home: inScript(places.home) }),
        ...(socket !== undefined && { socket }),
      },
      rules,
    );

  async function write(text: string): Promise<void> {
    try {
      const before = await textIn(path);
      if (before !== undefined && !isHelper(before)) {
        throw new Problem('conflict', {
          what: `${path} is not as Daypass made it.`,
          next: 'Move it away, then try again.',
        });
      }
      if (before === text && (await isExecutable(path))) return;
      await privateFolder(dirname(path));
      const mine = { mode: 0o755, uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 };
      await withFileLock(`${path}.daypass-lock`, async () => {
        await sweepAside(path);
        await writeAside(path, Buffer.from(text), nodeFileSystem, async () => true, mine);
      });
    } catch (error) {
      throw fileProblem(path, 'changed', error);
    }
  }

  return {
    get path() {
      called ??= shortPath(path);
      return called;
    },
    rules,
    put: async () => write(textFor(program)),
    async mend(isCalled) {
      await sweepUnfinished([path]);
      const text = await textIn(path);
      if (text === undefined ? !(await isCalled()) : !isHelper(text)) return;
      const started = text && programInHelper(text, rules);
      await write(textFor(started && existsSync(started) ? started : program));
    },
    async works() {
      const text = await textIn(path).catch(() => undefined);
      if (text === undefined || !(await isExecutable(path))) return false;
      const started = programInHelper(text, rules);
      return started === undefined ? !isHelper(text) : existsSync(started);
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
