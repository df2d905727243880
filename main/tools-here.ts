import process from 'node:process';
import { version } from '../package.json';
import { activityPaths } from './adapters/activity-file.ts';
import { systemClock } from './adapters/clock.ts';
import { localTime } from './adapters/local-time.ts';
import type { Places } from './adapters/places.ts';
import { chooseSavePath } from './adapters/save-dialog.ts';
import { actOnActivity } from './services/act-on-activity.ts';
import { actOnCheckUp } from './services/act-on-check-up.ts';
import type { CheckUp } from './services/doctor/check-up.ts';
import type { SessionFinder } from './services/find-sessions.ts';
import type { StateHolder } from './services/hold-state.ts';
import type { Turns } from './services/take-turns.ts';

type Here = Readonly<{
  places: Places;
  holder: StateHolder;
  find: SessionFinder['find'];
  /** The writing of what was noted. */
  recording: Pick<Turns, 'settled'>;
  /** Puts text without a secret on the clipboard. */
  copyText(text: string): Promise<void>;
  label(path: string): string;
}>;

/** The record and the check-up, for the window. What they need is loaded when somebody asks for it. */
export function toolsHere({ places, holder, find, recording, copyText, label }: Here) {
  const clock = systemClock;
  let doctor: Promise<CheckUp> | undefined;
  const activity = actOnActivity({
    holder,
    clock,
    local: localTime,
    async read(most) {
      await recording.settled();
      return (await import('./adapters/activity-record.ts')).readActivity(places.home, most);
    },
    file: label(activityPaths(places.home).now),
    chooseFile: (name) =>
      chooseSavePath({ title: 'Export the activity', name, filter: { name: 'CSV', extensions: ['csv'] } }),
    async write(path, text) {
      const { secretFile } = await import('./adapters/secret-file.ts');
      await secretFile(path).write(text, new AbortController().signal);
    },
    label,
  });
  const checkUp = actOnCheckUp({
    doctor() {
      doctor ??= import('./doctor-here.ts').then(({ doctorHere }) =>
        doctorHere({ env: process.env, version, places, found: { find, label, clock } }),
      );
      return doctor;
    },
    copyText,
    heading: () => `Check-up by Daypass ${version} (${process.platform}), ${new Date(clock.now()).toISOString()}`,
  });
  return { ...activity, ...checkUp };
}
