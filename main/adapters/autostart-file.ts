import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  autostartEntry,
  isAutostartOn,
  ownProgramIn,
  switchedAutostart,
  withProgram,
} from '../domain/autostart-entry.ts';
import type { LoginItem } from '../services/follow-start-at-login.ts';
import { changeText } from './change-text.ts';
import { fileProblem } from './text-file-problem.ts';
import { readVersion } from './text-file-read.ts';

/**
 * Starting at login on Linux: a file in `folder`, the `autostart` of the person's configuration. A command that a person changed is
 * left alone, and such a file is switched off rather than removed. `program` is an absolute path.
 */
export function autostartFile(folder: string, program: string): LoginItem {
  const path = join(folder, 'daypass.desktop');

  const change = (next: (text: string | undefined) => string | undefined): Promise<void> =>
    changeText(path, next, { keeps: 'mode' }).catch((error: unknown) => {
      throw fileProblem(path, 'changed', error);
    });

  return {
    async look() {
      const { text = '' } = (await readVersion(path)) ?? {};
      if (!isAutostartOn(text)) return false;
      const own = ownProgramIn(text);
      // Where the other one still exists, it is another Daypass, and the person's choice.
      if (own !== undefined && !existsSync(own)) await change((now = '') => withProgram(now, program));
      return true;
    },
    set: (on) => change((text) => (on ? switchedOn(text, program) : switchedOff(text))),
  };
}

function switchedOn(text = '', program: string): string {
  const on = switchedAutostart(text, true);
  if (!isAutostartOn(on)) return autostartEntry(program);
  return ownProgramIn(on) === undefined ? on : withProgram(on, program);
}

const switchedOff = (text: string | undefined): string | undefined =>
  text === undefined || ownProgramIn(text) !== undefined ? undefined : switchedAutostart(text, false);
