import type { OsKeychain } from '../services/keychain.ts';
import { type KeyringQuestions, keyring } from './keyring.ts';
import { systemKeychain } from './system-keychain.ts';

/** What Daypass's items go by in the keychain's own program, together with their account: "Daypass/corp". */
const service = 'Daypass';

/**
 * The keychain of this system. `home` is Daypass's own folder. Nothing is loaded, or connected to, before it is needed. Of their
 * `questions` other systems than Linux tell nothing.
 */
export function osKeychain(platform: NodeJS.Platform, home: string, questions: KeyringQuestions): OsKeychain {
  return platform === 'darwin' || platform === 'win32'
    ? systemKeychain(platform, service)
    : keyring(service, home, questions);
}
