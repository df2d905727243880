import { beforeEach, expect, test } from 'vitest';
import { placesOf } from '../../../main/adapters/places.ts';
import { finishLeavingHere } from '../../../main/sign-out-here.ts';
import { keptHomeForEach } from './kept-home.ts';

const { home, kept, choose, verb, signInByVerb, rowOf } = keptHomeForEach({ mostBytes: 500 });
const items = () => [...kept.keychain.items.keys()];

/** As somebody does who sees "Daypass/one" in a list, and not what stands below it. */
beforeEach(async () => {
  await choose({ storeTokensIn: 'keychain' });
  expect(await signInByVerb('--session', 'one')).toMatchObject({ code: 0 });
  kept.keychain.items.delete('one');
  expect(items().length).toBeGreaterThan(1);
  await kept.tokens.kept.readSilently('anew');
  expect(await rowOf('one')).toMatchObject({ state: 'signed-out' });
});

test('the app takes away the parts of an item that somebody has deleted', async () => {
  const places = placesOf(home.env, 'linux', home.folder);
  expect(await finishLeavingHere(places, { env: {}, version: '1' })()).toEqual([]);
  expect(items()).toEqual([]);
});

test('the check-up tells of them, and takes them away', async () => {
  const about = 'Parts of "Daypass/one" are left';
  expect((await verb('doctor', '--json')).out).toContain(about.replaceAll('"', '\\"'));
  const { out } = await verb('doctor', '--fix');
  expect(out.split('\n').find((line) => line.includes(about))).toBeDefined();
  expect(items()).toEqual([]);
  expect((await verb('doctor')).out).not.toContain(about);
});
