import { KeychainFailure, type KeychainFailureKind } from '../domain/keychain-failure.ts';

type Kinds = readonly (readonly [RegExp, KeychainFailureKind])[];

/**
 * keytar hands on the system's sentence for an error, and not its number. These are the English ones; in another language they count as
 * `refused`, with the sentence.
 */
const kindsOf: Readonly<Record<'darwin' | 'win32', Kinds>> = {
  // SecCopyErrorMessageString; the names are those of SecBase.h.
  darwin: [
    // errSecUserCanceled, errSecAuthFailed
    [/user canceled|user name or passphrase|not correct/i, 'denied'],
    // errSecInteractionNotAllowed, errSecInteractionRequired
    [/interaction is (not allowed|required)/i, 'locked'],
    // errSecNoDefaultKeychain, errSecNoSuchKeychain
    [/(default|specified) keychain could not be found/i, 'no-collection'],
    // errSecNotAvailable
    [/no keychain is available/i, 'no-service'],
  ],
  // FormatMessage
  win32: [
    // ERROR_NO_SUCH_LOGON_SESSION
    [/logon session does not exist/i, 'no-service'],
    // ERROR_ACCESS_DENIED
    [/access is denied/i, 'denied'],
    // RPC_X_BAD_STUB_DATA, which is how it refuses an item that is too large
    [/stub received bad data/i, 'too-large'],
  ],
};

/** Why the keychain of macOS or Windows refused a call, from what keytar says. */
export function systemFailure(platform: 'darwin' | 'win32', message: string): KeychainFailure {
  const kind = kindsOf[platform].find(([pattern]) => pattern.test(message))?.[1] ?? 'refused';
  return new KeychainFailure(kind, message === '' ? undefined : message);
}
