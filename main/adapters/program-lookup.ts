import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { delimiter, isAbsolute, join } from 'node:path';
import type { Program } from '../domain/doctor/process-findings.ts';

type Where = Readonly<{ env: Readonly<Record<string, string | undefined>>; platform: NodeJS.Platform }>;

/** Looks a program up as starting it would: by its path, or by its name on PATH. Never rejects. */
export async function lookUpProgram(name: string, { env, platform }: Where): Promise<Program> {
  const isPath = isAbsolute(name) || /[/\\]/.test(name);
  const path = env.PATH ?? env.Path ?? '';
  const folders = isPath ? [''] : path.split(delimiter).filter((folder) => folder !== '');
  const endings = platform === 'win32' ? ['', ...(env.PATHEXT ?? '.COM;.EXE;.BAT;.CMD').split(';')] : [''];
  const candidates = folders.flatMap((folder) => endings.map((ending) => join(folder, `${name}${ending}`)));
  const states = await Promise.all(candidates.map(stateOf));
  if (states.includes('there')) return 'there';
  return states.includes('not-executable') ? 'not-executable' : 'missing';
}

async function stateOf(path: string): Promise<Program> {
  try {
    if (!(await stat(path)).isFile()) return 'missing';
  } catch {
    return 'missing';
  }
  return access(path, constants.X_OK).then(
    () => 'there',
    () => 'not-executable',
  );
}
