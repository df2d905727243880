import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';

const mostLetters = 64;

/**
 * The name of the program that runs under this process id, such as "aws"; undefined where that can't be known, as on Windows. Its
 * arguments are not looked at: they may hold secrets. Never rejects.
 */
export async function programName(pid: number, platform: NodeJS.Platform): Promise<string | undefined> {
  try {
    const name = (await toldName(pid, platform)).replace(/\p{C}/gu, '').trim();
    return name === '' ? undefined : name.slice(0, mostLetters);
  } catch {
    return undefined;
  }
}

async function toldName(pid: number, platform: NodeJS.Platform): Promise<string> {
  if (platform === 'linux') return readFile(`/proc/${pid}/comm`, 'utf8');
  if (platform !== 'darwin') return '';
  const { stdout } = await promisify(execFile)('/bin/ps', ['-p', `${pid}`, '-o', 'comm='], { timeout: 2_000 });
  return basename(stdout.trim());
}
