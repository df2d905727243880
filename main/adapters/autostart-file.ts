import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  autostartEntry,
  isAutostartOn,
  ownProgramIn,
  switchedAutostart,
  withProgram,
} from '../domain/autostart-entry.ts';
import { Problem } from '../domain/problem.ts';
import type { LoginItem } from '../services/follow-start-at-login.ts';
import { nodeFileSystem } from './text-file-aside.ts';
import { fileProblem } from './text-file-problem.ts';
import { readVersion } from './text-file-read.ts';
import { replaceContent } from './text-file-replace.ts';

const mostTries = 5;

/**
 * Starting at login on Linux: a file in `folder`, the `autostart` of the person's configuration. A command that a person changed is
 * left alone, and such a file is switched off rather than removed. `program` is an absolute path.
 */
export function autostartFile(folder: string, program: string): LoginItem {
  const path = join(folder, 'daypass.desktop');

  /** `next` gives the text to write, or undefined for none. */
  async function change(next: (text: string | undefined) => string | undefined): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      const expected = await readVersion(path);
      const text = next(expected?.text);
      if (text === expected?.text) return;
      if (text === undefined) return rm(path, { force: true });
      const replacement = { path, next: text, expected, backup: undefined, fileSystem: nodeFileSystem } as const;
      if ((await replaceContent({ ...replacement, keeps: 'mode' })).outcome === 'replaced') return;
    }
    throw new Problem('file', { what: `Another program keeps changing ${path}.`, next: 'Try again in a moment.' });
  }

  const inWords = (work: Promise<void>): Promise<void> =>
    work.catch((error: unknown) => {
      throw fileProblem(path, 'changed', error);
    });

  return {
    async look() {
      const { text = '' } = (await readVersion(path)) ?? {};
      if (!isAutostartOn(text)) return false;
      const own = ownProgramIn(text);
      // Where the other one still exists, it is another Daypass, and the person's choice.
      if (own !== undefined && !existsSync(own)) await inWords(change((now = '') => withProgram(now, program)));
      return true;
    },
    set: (on) => inWords(change((text) => (on ? switchedOn(text, program) : switchedOff(text)))),
  };
}

function switchedOn(text = '', program: string): string {
  const on = switchedAutostart(text, true);
  if (!isAutostartOn(on)) return autostartEntry(program);
  return ownProgramIn(on) === undefined ? on : withProgram(on, program);
}

const switchedOff = (text: string | undefined): string | undefined =>
  text === undefined || ownProgramIn(text) !== undefined ? undefined : switchedAutostart(text, false);
