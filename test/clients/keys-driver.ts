import { join } from 'node:path';
import process from 'node:process';
import { systemClock } from '../../main/adapters/clock.ts';
import { placesOf } from '../../main/adapters/places.ts';
import { sweepUnfinished } from '../../main/adapters/sweep-unfinished.ts';
import { textFile } from '../../main/adapters/text-file.ts';
import { recordFileName, writtenProfiles } from '../../main/adapters/written-profiles.ts';
import type { Credentials } from '../../main/domain/credentials.ts';
import { Problem } from '../../main/domain/problem.ts';
import { listedProfiles, profileId } from '../../main/domain/profile-record.ts';
import { Secret } from '../../main/domain/secret.ts';
import { filesWithKeys } from '../../main/files-with-keys.ts';
import { profilesHere } from '../../main/profiles-here.ts';
import { cleanKeys } from '../../main/services/clean-keys.ts';
import { removeKeys, removeWrittenKeys } from '../../main/services/remove-keys.ts';
import { removeProfile } from '../../main/services/remove-profile.ts';
import { renewKeys } from '../../main/services/renew-keys.ts';

/**
 * Does to profiles what Daypass does: cleans at its start, then exports, renews, changes, undoes and removes them at random until it
 * is killed, and prints what it has done, a line for each. With `signed-out` it is a start at which nobody is signed in; that ends by
 * itself.
 */
const [home = '', how = ''] = process.argv.slice(2);
const hour = 3_600_000;
const places = placesOf({ HOME: home, DAYPASS_HOME: join(home, 'daypass') }, process.platform, home);
const label = (path: string) => path;
const written = writtenProfiles(places.home);
const files = filesWithKeys(places);
const isOut = how === 'signed-out';
/** Later than anything that is still being written. */
const later = { now: () => systemClock.now() + hour / 4 };
const shared = { written, records: written, files, label, clock: systemClock, isSignedOut: async () => isOut };
const remove = removeWrittenKeys(shared);

let issued = 0;
const issue = async (): Promise<Credentials> => ({
  accessKeyId: `ASIA${process.pid}N${++issued}`,
  secretAccessKey: new Secret(`secret${'x'.repeat(40)}`),
  sessionToken: new Secret('token'.repeat(200)),
  expiration: systemClock.now() + hour,
});
const config = textFile(places.configFile, { reads: 'settled' });
const helper = { path: join(home, 'helper'), rules: 'posix', put: async () => undefined } as const;
const { profiles, ports } = profilesHere({ places, config, helper, issue, label });
const made = removeProfile(ports);

const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];
const session = (id: string) =>
  ({ id, name: id, form: 'sso-session', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }) as const;

const remembered = async () => {
  const { records, keys } = await written.read();
  return listedProfiles(records, keys);
};

/** Gives the id of the change, where there was any. A profile keeps its kind unless another takes its place. */
async function exporting(replaces?: string): Promise<string | undefined> {
  const number = Math.floor(Math.random() * 6);
  const name = `made-${number}`;
  const known = replaces === undefined ? (await remembered()).find((one) => one.name === name) : undefined;
  const kind = known?.kind ?? oneOf(['sso', 'process', 'keys'] as const) ?? 'keys';
  const access = { accountId: '001234567890', role: 'ReadOnlyAccess' };
  const wish = { name, kind, access, session: session(`s${number % 2}`), region: 'eu-west-1' } as const;
  const { changeId } = await profiles.export(wish, replaces);
  return changeId;
}

async function anyId(): Promise<string | undefined> {
  const one = oneOf(await remembered());
  return one && profileId(one);
}

const work: Readonly<Record<string, () => Promise<unknown>>> = {
  export: exporting,
  change: async () => exporting(await anyId()),
  async undo() {
    const changeId = await exporting(await anyId());
    if (changeId !== undefined) await ports.changes.undo(changeId);
  },
  async renew() {
    const old = oneOf(await written.list());
    if (old !== undefined) await renewKeys(shared)([{ old, credentials: await issue() }]);
  },
  async remove() {
    const id = await anyId();
    if (id !== undefined) await made.remove(id);
  },
  'sign-out': () => removeKeys(shared)(oneOf(['s0', 's1']) ?? ''),
};
/** What puts something there is more often than what takes it away. */
const mix = ['export', 'export', 'export', 'renew', 'renew', 'renew', 'change', 'undo', 'remove', 'sign-out'];

await sweepUnfinished([...files.map(({ path }) => path), join(places.home, recordFileName)]);
await cleanKeys({ ...shared, remove, clock: later })();
process.stdout.write('cleaned\n');
while (!isOut) {
  const name = oneOf(mix) ?? '';
  // What stands in the way may be a profile that was written and not yet remembered.
  const isDone = await work[name]?.().then(
    () => true,
    (error: unknown) => {
      if (!(error instanceof Problem && error.kind === 'conflict')) throw error;
      return false;
    },
  );
  if (isDone) process.stdout.write(`${name}\n`);
}
