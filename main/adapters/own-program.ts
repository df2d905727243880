import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Started = Readonly<{ execPath: string; appImage: string | undefined }>;

/**
 * The program that starts this very Daypass once more, on Linux: the AppImage, whose contents lie elsewhere at each start; else the
 * `daypass` launcher, beside the executable where it is packaged and above the runtime's folder where it is built from source.
 */
export function ownProgram({ execPath, appImage }: Started): string {
  if (appImage !== undefined && appImage !== '') return appImage;
  const launchers = [dirname(execPath), dirname(dirname(execPath))].map((folder) => join(folder, 'daypass'));
  return launchers.find((launcher) => existsSync(launcher)) ?? execPath;
}
