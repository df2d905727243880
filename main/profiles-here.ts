import { systemClock } from './adapters/clock.ts';
import type { Places } from './adapters/places.ts';
import { textFile } from './adapters/text-file.ts';
import { writtenProfiles } from './adapters/written-profiles.ts';
import { filesWithKeys } from './files-with-keys.ts';
import { dependents } from './services/dependents.ts';
import { type ExportPorts, exportProfile } from './services/export-profile.ts';
import { findSessions } from './services/find-sessions.ts';
import { isSignedOut } from './services/is-signed-out.ts';
import { profileChanges } from './services/profile-changes.ts';
import { removeWrittenKeys } from './services/remove-keys.ts';
import { unlessSignedOut } from './services/unless-signed-out.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Pick<ExportPorts, 'config' | 'helper' | 'issue' | 'label'> & Readonly<{ places: Places }>;

/** Profiles in the AWS files of this machine, for the app and for the verbs. */
export function profilesHere({ places, issue, ...here }: Here) {
  const { label } = here;
  const records = writtenProfiles(places.home);
  const credentials = textFile(places.credentialsFile, { keeps: 'secrets', reads: 'settled' });
  const files = filesWithKeys(places, (write) => changes.noteOwnWrite(write));
  const removeKeys = removeWrittenKeys({ written: records, files, label });
  // Read when it is settled: for a moment nobody would seem to be signed in.
  const held = tokensHere(places);
  const { find } = findSessions({ ...here, ...held, clock: systemClock });
  const stay = unlessSignedOut({ isSignedOut: isSignedOut(find, held.names), remove: removeKeys });
  const changes = profileChanges({ records, label, unlessSignedOut: stay });
  const ports = { ...here, credentials, records, changes, removeKeys };
  return { profiles: exportProfile({ ...ports, issue }), dependents: dependents(ports), ports };
}
