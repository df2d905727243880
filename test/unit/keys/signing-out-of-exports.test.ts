import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { placesOf } from '../../../main/adapters/places.ts';
import { textFile } from '../../../main/adapters/text-file.ts';
import { writtenProfiles } from '../../../main/adapters/written-profiles.ts';
import { helperHere } from '../../../main/helper-here.ts';
import { profilesHere } from '../../../main/profiles-here.ts';
import { acme } from '../export/files-in-memory.ts';
import { accountId, homeForEach, role } from '../sign-out/home.ts';
import { sampleKeys } from './kept-keys.ts';

const { home, verb, signIn } = homeForEach();

/** The export, and what the files hold after it; AWS answers once `meanwhile` is over. */
async function exporting(meanwhile: () => Promise<unknown>) {
  const places = placesOf(home.env, process.platform, home.folder);
  const { profiles } = profilesHere({
    places,
    config: textFile(places.configFile),
    helper: helperHere(places, home.env),
    label: (path) => path,
    async issue() {
      await meanwhile();
      return sampleKeys('1', Date.now() + 60_000);
    },
  });
  const wish = { name: 'tool', kind: 'keys', access: { accountId, role }, region: 'eu-west-1' } as const;
  const outcome = await profiles.export({ ...wish, session: { ...acme, id: 'one', name: 'one' } }).then(
    () => 'done',
    ({ kind }) => kind,
  );
  const text = await readFile(join(home.folder, '.aws', 'credentials'), 'utf8').catch(() => '');
  return { outcome, hasKeys: text.includes('aws_'), remembered: (await writtenProfiles(places.home).list()).length };
}

test('whoever signs out while AWS answers an export leaves no keys behind, and is told to sign in', async () => {
  await signIn('one');
  await signIn('two');
  expect(await exporting(() => verb('sign-out', '--session', 'two'))).toEqual({
    outcome: 'done',
    hasKeys: true,
    remembered: 1,
  });
  expect(await exporting(() => verb('sign-out', '--session', 'one'))).toEqual({
    outcome: 'sign-in-needed',
    hasKeys: false,
    remembered: 0,
  });
});
