import { readFile } from 'node:fs/promises';
import { namesByPs } from './names-by-ps.ts';

const mostLetters = 64;

const nameByPs = namesByPs();

/**
 * The name of the program that runs under this process id, such as "aws"; undefined where that can't be known, as on Windows. Its
 * arguments are not looked at: they may hold secrets. Never rejects.
 */
export async function programName(pid: number, platform: NodeJS.Platform): Promise<string | undefined> {
  try {
    const name = ((await toldName(pid, platform)) ?? '').replace(/\p{C}/gu, '').trim();
    return name === '' ? undefined : name.slice(0, mostLetters);
  } catch {
    return undefined;
  }
}

async function toldName(pid: number, platform: NodeJS.Platform): Promise<string | undefined> {
  if (platform === 'linux') return readFile(`/proc/${pid}/comm`, 'utf8');
  return platform === 'darwin' ? nameByPs(pid) : undefined;
}
