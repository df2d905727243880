import type { Places } from './adapters/places.ts';
import { textFile } from './adapters/text-file.ts';
import { writtenProfiles } from './adapters/written-profiles.ts';
import { filesWithKeys } from './files-with-keys.ts';
import { type ExportPorts, exportProfile } from './services/export-profile.ts';
import { profileChanges } from './services/profile-changes.ts';
import { removeWrittenKeys } from './services/remove-keys.ts';

type Here = Pick<ExportPorts, 'config' | 'helper' | 'issue' | 'label'> & Readonly<{ places: Places }>;

/** Profiles in the AWS files of this machine, for the app and for the verbs. */
export function profilesHere({ places, issue, ...here }: Here) {
  const { label } = here;
  const records = writtenProfiles(places.home);
  const changes = profileChanges({ records, label });
  const credentials = textFile(places.credentialsFile, { keeps: 'secrets', reads: 'settled' });
  const removeKeys = removeWrittenKeys({ written: records, files: filesWithKeys(places), label });
  const ports = { ...here, credentials, records, changes, removeKeys };
  return { profiles: exportProfile({ ...ports, issue }), ports };
}
