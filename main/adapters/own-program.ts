import { existsSync } from 'node:fs';
import { dirname, join, sep } from 'node:path';

type Started = Readonly<{ execPath: string; env: Readonly<Record<string, string | undefined>> }>;

/**
 * The program that starts this very Daypass once more, on Linux: the AppImage, whose contents lie elsewhere at each start; else the
 * `daypass` launcher, beside the executable where it is packaged and above the runtime's folder where it is built from source.
 */
export function ownProgram({ execPath, env: { APPIMAGE, APPDIR } }: Started): string {
  // The terminal of another AppImage hands its variables down; where they are ours, this program lies in that folder.
  if (APPIMAGE && APPDIR && execPath.startsWith(APPDIR + sep)) return APPIMAGE;
  const launchers = [dirname(execPath), dirname(dirname(execPath))].map((folder) => join(folder, 'daypass'));
  return launchers.find((launcher) => existsSync(launcher)) ?? execPath;
}
