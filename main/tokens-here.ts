import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import process from 'node:process';
import { systemClock } from './adapters/clock.ts';
import { forgetRegistration } from './adapters/forget-registration.ts';
import { keptSessionsFile, keptSessionsFileName } from './adapters/kept-sessions-file.ts';
import { osKeychain } from './adapters/os-keychain.ts';
import type { Places } from './adapters/places.ts';
import { plainTokens } from './adapters/plain-tokens.ts';
import { registrationCache } from './adapters/registration-cache.ts';
import { savedSettings } from './adapters/saved-settings.ts';
import { tokenCache } from './adapters/token-cache.ts';
import { removeCopies } from './adapters/token-copies.ts';
import { tokenStore } from './adapters/token-store.ts';
import { keychainItemLabel } from './domain/keychain-item.ts';
import { keychainName } from './domain/keychain-problem.ts';
import { pathLabel } from './domain/path-label.ts';
import type { Settings } from './domain/settings.ts';
import type { Token } from './domain/token.ts';
import { tokenFileName } from './domain/token-file-name.ts';
import { adoptItem } from './services/adopt-item.ts';
import { askedAnew } from './services/asked-anew.ts';
import { clearItems } from './services/clear-items.ts';
import { clearPlainTokens } from './services/clear-plain-tokens.ts';
import { heardKeptTokens } from './services/heard-kept-tokens.ts';
import { listWithKept } from './services/kept-entries.ts';
import { keptRegistrations } from './services/kept-registrations.ts';
import { keptTokens } from './services/kept-tokens.ts';
import type { OsKeychain } from './services/keychain.ts';
import { lookBeforeSignIn } from './services/look-before-sign-in.ts';
import { removeCopiesWithKept } from './services/remove-copies-with-kept.ts';
import { routedTokenStore } from './services/routed-token-store.ts';
import { wholeItems } from './services/whole-items.ts';

type More = Readonly<{
  /** The keychain of this system where absent. */
  keychain?: OsKeychain;
  platform?: NodeJS.Platform;
  /** A question of the keychain came on the screen; absent: it is told on the terminal, where there is one. */
  onQuestion?(): void;
  /** For how long (ms) nobody is asked after a refusal in any process; absent: only who waited meanwhile counts as refused. */
  refusalMs?: number | undefined;
  /** The settings that count, where those in the file may be behind. */
  settings?(): Promise<Pick<Settings, 'storeTokensIn' | 'newPlaintext'>>;
}>;

export type TokensHere = ReturnType<typeof makeTokens>;

const made = new Map<string, TokensHere>();

/**
 * The tokens of this machine, in all the places where they are kept. Whoever asks in this process gets the same, since what was read once
 * from the keychain is shared. Nothing of the keychain is loaded before a session needs it.
 */
export function tokensHere(places: Places, more: More = {}): TokensHere {
  const key = JSON.stringify([places.home, places.tokenCache]);
  const known = made.get(key) ?? makeTokens(places, more);
  made.set(key, known);
  return known;
}

function makeTokens({ home, personHome, tokenCache: folder }: Places, more: More) {
  const { platform = process.platform, onQuestion = tellOnTerminal, refusalMs } = more;
  const raw = more.keychain ?? osKeychain(platform, home, { onQuestion, refusalMs });
  const label = (path: string) => pathLabel(path, personHome);
  const clock = systemClock;
  const keychain = wholeItems(raw);
  const record = keptSessionsFile(home, label);
  const settings = more.settings ?? (() => savedSettings(home, label));
  const kept = heardKeptTokens(
    keptTokens({
      ...{ keychain, record, clock, platform },
      newVersion: randomUUID,
      storeNewIn: async () => (await settings()).storeTokensIn,
    }),
    platform,
  );
  const cache = tokenCache(folder);
  const plain = plainTokens(folder, { label });
  const files = tokenStore(folder, undefined, label(folder));
  const registrations = keptRegistrations({
    files: registrationCache(folder),
    forgetInFiles: forgetRegistration(folder),
    kept,
    exclusively: files.exclusively,
  });

  async function clearPlain(id: string, token: Token, before: Token | undefined): Promise<void> {
    const { startUrl, region } = token;
    const place = { id, name: id, startUrl, region };
    const handled = [...(before ? [before] : []), token];
    // Whatever a move has left behind is of an earlier sign-in.
    const takeOver = async ({ text, token }: Readonly<{ text: string; token: Token }>) => ({
      ...{ text, token },
      registrations: new Map(),
    });
    await clearPlainTokens({ plain, place, handled, takeOver, takesOwn: true, now: clock.now() });
    await registrations.clearFiles(id);
  }

  const store = routedTokenStore({
    ...{ files, kept, record, registrations, clearPlain, clock },
    writtenAt: async (id) => (await plain.read(tokenFileName(id)))?.modifiedAt,
    itemWords: (id) => `"${keychainItemLabel(id)}" in ${keychainName(platform)}`,
  });
  return {
    keychain,
    look: raw.look,
    record,
    recordFile: join(home, keptSessionsFileName),
    kept,
    anew: askedAnew(kept),
    adopt: adoptItem({ record, keychain, platform }),
    /** The files in which the AWS CLI keeps tokens. */
    cache,
    plain,
    store,
    registrations,
    /** The names of all tokens there are, wherever they are. */
    names: listWithKept(cache, kept),
    clearing: clearItems({ record, keychain, exclusively: store.exclusively, platform }),
    removeCopies: removeCopiesWithKept(removeCopies(folder), kept, store),
    lookBefore: lookBeforeSignIn({ keychain, kept, registrations, platform }),
    settings,
  };
}

/** Who sits before a terminal may not see what came up elsewhere on the screen, and a verb waits for it. */
function tellOnTerminal(): void {
  if (process.stderr.isTTY)
    process.stderr.write('daypass: The keyring is locked. It asks for its password on the screen ...\n');
}
