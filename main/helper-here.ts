import process from 'node:process';
import { helperFile } from './adapters/helper-file.ts';
import { ownProgram } from './adapters/own-program.ts';
import type { Places } from './adapters/places.ts';

/** The script that profiles call, which starts this very Daypass; for the app and for the verbs. */
export const helperHere = (places: Places, env: Readonly<Record<string, string | undefined>>) =>
  helperFile({ places, env, platform: process.platform, program: ownProgram({ execPath: process.execPath, env }) });
