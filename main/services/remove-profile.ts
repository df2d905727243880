import { diffLines } from '../domain/aws-file/diff-lines.ts';
import { rewriteAwsFile } from '../domain/aws-file/rewrite.ts';
import { swapSettings } from '../domain/aws-file/swap-settings.ts';
import type { CommandRules } from '../domain/process-command.ts';
import { goesBack, swapBack } from '../domain/profile-back.ts';
import { credentialsHeld } from '../domain/profile-credentials.ts';
import { unsafeChange } from '../domain/unsafe-change.ts';
import type { ProfilePreview } from './export-profile.ts';
import { type FoundProfile, foundProfile, recordOf } from './found-profile.ts';
import type { ChangeMade, ProfileChanges } from './profile-changes.ts';
import { type ProfileFilePorts, readProfileFiles } from './profile-files.ts';
import type { ProfileRecords } from './profile-records.ts';
import type { RemoveWrittenKeys } from './remove-keys.ts';

export type RemoveProfilePorts = ProfileFilePorts &
  Readonly<{
    helper: Readonly<{ rules: CommandRules }>;
    records: Pick<ProfileRecords, 'read'>;
    changes: Pick<ProfileChanges, 'make'>;
    /** Removes what is left of keys in the copies of the files. */
    removeKeys: RemoveWrittenKeys;
  }>;

export type RemoveProfile = Readonly<{
  /** What `remove` would change. */
  previewRemoval(id: string): Promise<ProfilePreview>;
  /**
   * Takes out what Daypass wrote and nobody changed since, and the profile off the list. An `[sso-session]` stays. A person's own profile
   * that Daypass turned into this one becomes again what it was.
   */
  remove(id: string): Promise<ChangeMade>;
  /** Takes it off the list. No file is touched, and keys that Daypass wrote go at sign-out all the same. */
  forget(id: string): Promise<ChangeMade>;
}>;

/**
 * Removes profiles that Daypass made. The promises reject with a Problem: 'conflict' where there is none of this id, or somebody
 * else changed it, 'file' when a file cannot be read or written.
 */
export function removeProfile(ports: RemoveProfilePorts): RemoveProfile {
  const { helper, records, changes, removeKeys } = ports;

  async function draw(id: string) {
    const [files, known] = await Promise.all([readProfileFiles(ports), records.read()]);
    const found = foundProfile(id, known, files, helper.rules);
    return { found, edit: editOf(found), target: found.file === files.config ? ports.config : ports.credentials };
  }

  return {
    async previewRemoval(id) {
      const { found, edit } = await draw(id);
      const lines = diffLines(edit.before, edit.changes);
      return { changes: [{ file: found.file.label, lines }], unchanged: edit.changes.length === 0 };
    },
    async remove(id) {
      let keys: FoundProfile['keys'] = [];
      const made = await changes.make(async () => {
        const { found, edit, target } = await draw(id);
        keys = found.keys;
        const write = { file: target, before: found.file.version, text: edit.text };
        const record = goesBack(found.record) ? found.record.was?.record : undefined;
        const records = [{ place: found.record, ...(record !== undefined && { record }) }];
        return { writes: edit.changes.length === 0 ? [] : [write], records };
      });
      // Best effort: what could not be removed is remembered, and goes at sign-out.
      if (keys.length > 0) await removeKeys(keys).catch(() => undefined);
      return made;
    },
    forget: (id) =>
      changes.make(async () => {
        const known = await records.read();
        const record = recordOf(id, known);
        const isHeld = known.keys.some((one) => one.path === record.path && one.header === record.header);
        return { writes: [], records: [{ place: record, ...(isHeld && { record: { ...record, hidden: true } }) }] };
      }),
  };
}

function editOf({ record, section, identity, file, taking }: FoundProfile) {
  // Beside other credentials that somebody gave it since, there is no place for what it had.
  const isFree = section !== undefined && credentialsHeld(section.settings).length === 1;
  const swap = goesBack(record) && identity === 'ours' && isFree ? swapBack(record, section) : undefined;
  if (swap !== undefined) {
    const swapped = swapSettings(file.text, [swap]);
    const flaw = swapped.refused.get(swap.header);
    if (flaw !== undefined) throw unsafeChange(file.label, flaw);
    return swapped;
  }
  const edit = rewriteAwsFile(file.text, taking, []);
  if (!edit.done) throw unsafeChange(file.label, edit.flaw);
  return edit;
}
