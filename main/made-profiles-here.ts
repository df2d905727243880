import { join } from 'node:path';
import { systemClock } from './adapters/clock.ts';
import type { Log } from './adapters/log.ts';
import type { Places } from './adapters/places.ts';
import { textFile } from './adapters/text-file.ts';
import { watchPath } from './adapters/watch.ts';
import { recordFileName } from './adapters/written-profiles.ts';
import { wordsInHome } from './domain/doctor/words-in-home.ts';
import type { helperHere } from './helper-here.ts';
import { profilesHere } from './profiles-here.ts';
import { bringKeysBack } from './services/bring-keys-back.ts';
import { type ExportPorts, exportProfile } from './services/export-profile.ts';
import { exportProfiles } from './services/export-profiles.ts';
import { guardRecord } from './services/guard-record.ts';
import type { StateHolder } from './services/hold-state.ts';
import { keepProfilesCurrent } from './services/keep-profiles-current.ts';
import type { NoteActivity } from './services/note-activity.ts';
import type { ProblemFor } from './services/problem-for.ts';
import { readProfileFacts } from './services/read-profile-facts.ts';
import { removeProfile } from './services/remove-profile.ts';
import { repairProfile } from './services/repair-profile.ts';
import { watchAll } from './services/watch-sessions.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Pick<ExportPorts, 'config' | 'issue' | 'label'> &
  Readonly<{
    holder: StateHolder;
    places: Places;
    helper: ReturnType<typeof helperHere>;
    /** The same, where nobody need be there. */
    issueUnasked: ExportPorts['issue'];
    /** Reads the sessions anew; resolves when the state has them. */
    reloadSessions(): Promise<void>;
    note: NoteActivity;
    problemFor: ProblemFor;
    log: Pick<Log, 'error'>;
  }>;

/** The profiles that Daypass made, while the app runs. */
export function madeProfilesHere({ holder, helper, reloadSessions, note, problemFor, log, ...here }: Here) {
  const { places } = here;
  const { profiles, ports, dependents } = profilesHere({ ...here, helper });
  const repair = repairProfile({ ...ports, profiles, note });
  const unasked = exportProfile({ ...ports, issue: here.issueUnasked, changes: { make: ports.changes.makeUnasked } });
  const bringBack = repairProfile({ ...ports, profiles: unasked, note });
  const { anew } = tokensHere(places);
  const record = join(places.home, recordFileName);
  const watchFiles = (paths: readonly string[]) => (onChange: () => void) =>
    watchAll(
      watchPath,
      paths.map((path) => ({ path, kind: 'file' })),
      onChange,
    );
  const stopGuarding = guardRecord({
    record: ports.records,
    watch: watchFiles([record]),
    tell(text) {
      log.error(text);
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
    },
    problemFor,
  });
  const keeper = keepProfilesCurrent({
    holder,
    changes: ports.changes,
    read: () =>
      readProfileFacts({
        config: textFile(places.configFile),
        credentials: textFile(places.credentialsFile),
        home: places.personHome,
        records: ports.records,
        helper,
      }),
    watch: watchFiles([places.configFile, places.credentialsFile, record]),
    problemFor,
  });
  const stopBringing = bringKeysBack({
    ...{ holder, problemFor },
    repair: bringBack,
    reload: reloadSessions,
    clock: systemClock,
    onTrouble({ sessionId, name }, { words }) {
      const because = wordsInHome(words, places.personHome).what;
      holder.dispatch({ type: 'keys-not-renewed', sessionId, profile: name, because });
    },
    onTroubleOver: ({ sessionId, name }) => holder.dispatch({ type: 'keys-renewed', sessionId, profile: name }),
  });
  return {
    profiles: { ...profiles, export: anew(profiles.export) },
    /** What moving a token needs of them. */
    depending: { ports, dependents },
    severalProfiles: exportProfiles(ports),
    made: { ...removeProfile(ports), repair: anew(repair), undo: ports.changes.undo, reload: keeper.reload },
    /** To be called when Daypass itself wrote into an AWS file elsewhere. */
    onWritten: ports.changes.noteOwnWrite,
    /** True while a file is changed. */
    busy: ports.changes.busy,
    /** Resolves when no file is being changed any more. */
    stop() {
      stopGuarding();
      stopBringing();
      keeper.stop();
      return ports.changes.settled();
    },
  };
}
