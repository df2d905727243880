import process from 'node:process';
import { helperFile } from './adapters/helper-file.ts';
import { ownProgram } from './adapters/own-program.ts';
import type { Places } from './adapters/places.ts';
import { textFile } from './adapters/text-file.ts';
import { writtenProfiles } from './adapters/written-profiles.ts';
import { isHelperCalled } from './services/is-helper-called.ts';

/** The script that profiles call, which starts this very Daypass; for the app and for the verbs. */
export const helperHere = (places: Places, env: Readonly<Record<string, string | undefined>>) =>
  helperFile({ places, env, platform: process.platform, program: ownProgram({ execPath: process.execPath, env }) });

/** Brings it up to date as the app starts. */
export const mendHelper = (helper: ReturnType<typeof helperHere>, places: Places): Promise<void> =>
  helper.mend(() =>
    isHelperCalled({
      helper,
      records: writtenProfiles(places.home),
      files: [textFile(places.configFile), textFile(places.credentialsFile)],
      platform: process.platform,
      home: places.personHome,
    }),
  );
