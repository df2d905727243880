import { join } from 'node:path';
import type { Places } from './adapters/places.ts';
import { sweepUnfinished } from './adapters/sweep-unfinished.ts';
import { watchPath } from './adapters/watch.ts';
import { recordFileName, writtenProfiles } from './adapters/written-profiles.ts';
import { wordsInHome } from './domain/doctor/words-in-home.ts';
import { profileOfHeader } from './domain/profile-of-header.ts';
import { filesWithKeys } from './files-with-keys.ts';
import { cleanKeys } from './services/clean-keys.ts';
import type { SessionFinder } from './services/find-sessions.ts';
import type { StateHolder } from './services/hold-state.ts';
import { isSignedOut } from './services/is-signed-out.ts';
import { type KeepKeysFresh, type KeepKeysFreshPorts, keepKeysFresh } from './services/keep-keys-fresh.ts';
import type { NoteActivity } from './services/note-activity.ts';
import type { OwnWrite } from './services/own-writes.ts';
import type { Clock } from './services/ports.ts';
import type { ProblemFor } from './services/problem-for.ts';
import { removeWrittenKeys } from './services/remove-keys.ts';
import { renewKeys } from './services/renew-keys.ts';
import { standingKeys } from './services/standing-keys.ts';
import { type Turns, takeTurns } from './services/take-turns.ts';
import { keysToWatch } from './services/watched-keys.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Readonly<{
  holder: StateHolder;
  places: Places;
  find: SessionFinder['find'];
  issue: KeepKeysFreshPorts['issue'];
  clock: Clock;
  label(path: string): string;
  note: NoteActivity;
  problemFor: ProblemFor;
  /** Called after each write into an AWS file. */
  onWritten?(write: OwnWrite): void;
}>;

/** Keys in profiles, renewed and cleaned while the app runs. */
export function keysHere(here: Here): Pick<KeepKeysFresh, 'wake' | 'stop'> & Pick<Turns, 'busy'> {
  const { holder, places, find, issue, clock, label, note, problemFor } = here;
  const written = writtenProfiles(places.home, clock.now);
  const files = filesWithKeys(places, here.onWritten);
  const shared = { written, files, label, clock, isSignedOut: isSignedOut(find, tokensHere(places).names) };
  const clean = cleanKeys({ ...shared, remove: removeWrittenKeys(shared) });
  const record = join(places.home, recordFileName);
  const swept = sweepUnfinished([...files.map(({ path }) => path), record]);
  const renew = renewKeys(shared);
  const writing = takeTurns();
  const keeper = keepKeysFresh({
    issue,
    clock,
    problemFor,
    clean: () => swept.then(clean),
    renew: (...renewal) => writing.take(() => renew(...renewal)),
    standing: async () => {
      const all = await written.list();
      // Without keys no AWS file is read for their sake.
      return keysToWatch(all, all.length > 0 ? await standingKeys(files, all) : () => 'gone');
    },
    sessions: () => holder.state().sessions,
    onRenewed({ header, sessionId, accountId, role, expiresAt }) {
      const ends = expiresAt === undefined ? {} : { expiresAt };
      note({ sessionId, accountId, role, use: 'renewal', profile: profileOfHeader(header), ...ends });
    },
    onTrouble({ sessionId, header }, { words }) {
      const because = wordsInHome(words, places.personHome).what;
      holder.dispatch({ type: 'keys-not-renewed', sessionId, profile: profileOfHeader(header), because });
    },
    onTroubleOver({ sessionId, header }) {
      holder.dispatch({ type: 'keys-renewed', sessionId, profile: profileOfHeader(header) });
    },
  });
  const unsubscribe = holder.subscribe((state, before) => {
    if (state.sessions !== before.sessions) keeper.follow();
  });
  // Keys are noted before they are written, so a look at the record alone could come too early.
  const watched = [record, places.credentialsFile, places.configFile];
  const unwatch = watched.map((path) => watchPath(path, 'file', keeper.look));
  return {
    wake: keeper.wake,
    /** True while keys are written. */
    busy: writing.busy,
    stop() {
      unsubscribe();
      for (const stopWatching of unwatch) stopWatching();
      return keeper.stop();
    },
  };
}
