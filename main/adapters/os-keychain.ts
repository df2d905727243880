import type { OsKeychain } from '../services/keychain.ts';
import { heedRefusals } from './heed-refusals.ts';
import { keyring } from './keyring.ts';
import { refusals } from './refusals.ts';
import { systemKeychain } from './system-keychain.ts';

/** What Daypass's items go by in the keychain's own program, together with their account: "Daypass/corp". */
const service = 'Daypass';

type Questions = Readonly<{
  /** Called when a question of a keyring comes on the screen; other systems don't tell. */
  onQuestion(): void;
  /** For how long (ms) nobody is asked after a refusal in any process; absent: only who waited for it counts as refused. */
  refusalMs?: number | undefined;
}>;

/** The keychain of this system. `home` is Daypass's own folder. Nothing is loaded, or connected to, before it is needed. */
export function osKeychain(
  platform: NodeJS.Platform,
  home: string,
  { onQuestion, refusalMs = 0 }: Questions,
): OsKeychain {
  // It never asks.
  if (platform === 'win32') return systemKeychain(platform, service);
  const refused = refusals(home, refusalMs);
  if (platform === 'darwin') return heedRefusals(systemKeychain(platform, service), refused);
  return keyring(service, home, refused, onQuestion);
}
