import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach } from 'vitest';
import { placesOf } from '../../../main/adapters/places.ts';
import { readStoredItem } from '../../../main/domain/kept-item.ts';
import { runVerb } from '../../../main/headless.ts';
import { type TokensHere, tokensHere } from '../../../main/tokens-here.ts';
import { followPage } from '../../identity-center/follow-page.ts';
import { homeForEach } from '../sign-out/home.ts';
import { fakeKeychain } from './fake-keychain.ts';

/**
 * A home as for signing out, with a keychain in memory, in which `before` may throw what a keychain would. With `mostBytes`, an item of it
 * may be no longer.
 */
export function keptHomeForEach({ mostBytes }: Readonly<{ mostBytes?: number }> = {}) {
  const base = homeForEach();
  const { home } = base;
  const kept = {} as { keychain: ReturnType<typeof fakeKeychain>; before: Before; tokens: TokensHere };

  beforeEach(() => {
    kept.before = () => undefined;
    kept.keychain = fakeKeychain({ ...(mostBytes && { mostBytes }), before: (call) => kept.before(call) });
    const keychain = { ...kept.keychain, look: async () => 'ready' as const };
    kept.tokens = tokensHere(placesOf(home.env, 'linux', home.folder), { keychain, platform: 'linux' });
  });

  const daypass = () => join(home.folder, 'daypass');

  async function choose(settings: Readonly<Record<string, unknown>>): Promise<void> {
    await mkdir(daypass(), { recursive: true });
    await writeFile(join(daypass(), 'settings.json'), JSON.stringify({ version: 2, settings }));
  }

  /** Signs in with the verb, as a person would who does at once what is asked of them. */
  async function signInByVerb(...args: string[]): Promise<{ code: number; err: string }> {
    let err = '';
    let seen = false;
    const person: unknown[] = [];
    const say = (text: string) => {
      err += text;
      const link = /^http.*$/m.exec(err)?.[0];
      if (link?.includes('/authorize?') !== true || seen) return;
      seen = true;
      person.push(followPage(link));
    };
    const code = await runVerb(['sign-in', '--no-browser', ...args], { out: () => undefined, err: say, env: home.env });
    await Promise.all(person);
    return { code, err };
  }

  /** Every byte that is in a file of this home. */
  async function everythingOnDisk(folder = home.folder): Promise<string> {
    const texts: string[] = [];
    for (const name of await readdir(folder)) {
      const path = join(folder, name);
      texts.push((await stat(path)).isDirectory() ? await everythingOnDisk(path) : await readFile(path, 'latin1'));
    }
    return texts.join('\n');
  }

  const itemOf = (id: string) => {
    const text = kept.keychain.items.get(id);
    return text === undefined ? undefined : readStoredItem(id, text).item;
  };
  const recordOf = async (id: string) => (await kept.tokens.record.list()).find((session) => session.id === id);
  const rows = async (): Promise<readonly Row[]> => JSON.parse((await base.verb('status', '--json')).out).sessions;
  const rowOf = async (name: string) => (await rows()).find((row) => row.name === name);

  return { ...base, kept, choose, signInByVerb, everythingOnDisk, itemOf, recordOf, rowOf };
}

type Before = NonNullable<NonNullable<Parameters<typeof fakeKeychain>[0]>['before']>;
type Row = Readonly<{ name: string; state: string; storage: string | null; refreshable: boolean }>;
