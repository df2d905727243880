import { join } from 'node:path';
import process from 'node:process';
import { systemClock } from '../../main/adapters/clock.ts';
import { placesOf } from '../../main/adapters/places.ts';
import { sweepUnfinished } from '../../main/adapters/sweep-unfinished.ts';
import { textFile } from '../../main/adapters/text-file.ts';
import { recordFileName, writtenProfiles } from '../../main/adapters/written-profiles.ts';
import type { Credentials } from '../../main/domain/credentials.ts';
import { Secret } from '../../main/domain/secret.ts';
import { filesWithKeys } from '../../main/files-with-keys.ts';
import { profilesHere } from '../../main/profiles-here.ts';
import { cleanKeys } from '../../main/services/clean-keys.ts';
import { removeKeys, removeWrittenKeys } from '../../main/services/remove-keys.ts';
import { renewKeys } from '../../main/services/renew-keys.ts';

/**
 * Does to profiles with keys what Daypass does: cleans at its start, then exports, renews and removes them at random until it is
 * killed, and prints what it has done, a line for each. With `signed-out` it is a start at which nobody is signed in and all keys are
 * over; that ends by itself.
 */
const [home = '', how = ''] = process.argv.slice(2);
const hour = 3_600_000;
const places = placesOf({ HOME: home, DAYPASS_HOME: join(home, 'daypass') }, process.platform, home);
const label = (path: string) => path;
const written = writtenProfiles(places.home);
const files = filesWithKeys(places);
const isOut = how === 'signed-out';
// Later than anything that is still being written.
const clock = { now: () => systemClock.now() + (isOut ? 2 * hour : hour / 4) };
const shared = { written, records: written, files, label, clock, isSignedOut: async () => isOut };
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
const { profiles } = profilesHere({ places, config, helper, issue, label });

const oneOf = <T>(all: readonly T[]): T | undefined => all[Math.floor(Math.random() * all.length)];
const session = (id: string) =>
  ({ id, name: id, form: 'sso-session', startUrl: 'https://acme.awsapps.com/start', region: 'eu-west-1' }) as const;

const work: Readonly<Record<string, () => Promise<unknown>>> = {
  async export() {
    const number = Math.floor(Math.random() * 5);
    const access = { accountId: '001234567890', role: 'ReadOnlyAccess' };
    const wish = {
      name: `made-${number}`,
      kind: 'keys',
      access,
      session: session(`s${number % 2}`),
      region: 'eu-west-1',
    } as const;
    await profiles.export(wish);
  },
  async renew() {
    const old = oneOf(await written.list());
    if (old !== undefined) await renewKeys(shared)([{ old, credentials: await issue() }]);
  },
  async remove() {
    const one = oneOf(await written.list());
    if (one !== undefined) await remove([one]);
  },
  'sign-out': () => removeKeys(shared)(oneOf(['s0', 's1']) ?? ''),
};
/** Exports and renewals are more than what takes them away. */
const mix = ['export', 'export', 'export', 'renew', 'renew', 'renew', 'remove', 'remove', 'sign-out'];

await sweepUnfinished([...files.map(({ path }) => path), join(places.home, recordFileName)]);
await cleanKeys({ ...shared, remove })();
process.stdout.write('cleaned\n');
while (!isOut) {
  const name = oneOf(mix) ?? '';
  await work[name]?.();
  process.stdout.write(`${name}\n`);
}
