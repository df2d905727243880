import { KeychainFailure } from '../domain/keychain-failure.ts';
import type { Asking, OsKeychain } from '../services/keychain.ts';
import { type CallKeytar, callKeytar } from './keytar.ts';
import { systemFailure } from './system-keychain-failure.ts';

/** CRED_MAX_CREDENTIAL_BLOB_SIZE of wincred.h; keytar stores the UTF-8 bytes as they are. */
const mostBytesOfWindows = 2560;

const silentMs = 3000;
/** macOS asks the person within the call. */
const personMs = 120_000;

/**
 * The keychain of macOS or Windows. macOS may ask for its password or for leave at any call, and can't be told not to: then a silent
 * call ends with `timeout`, and all others do until the person has answered.
 */
export function systemKeychain(
  platform: 'darwin' | 'win32',
  service: string,
  call: CallKeytar = callKeytar((message) => systemFailure(platform, message)),
): OsKeychain {
  const limit = (asking: Asking): number => (asking === 'silently' ? silentMs : personMs);
  const mostBytes = platform === 'win32' ? mostBytesOfWindows : undefined;
  // Windows lists what begins with this text, and its items are named with the account.
  const all = platform === 'win32' ? `${service}/` : service;

  return {
    ...(mostBytes !== undefined && { mostBytes }),
    read: async (account, asking) =>
      (await call((keytar) => keytar.getPassword(service, account), limit(asking))) ?? undefined,
    async write(account, text, asking) {
      if (mostBytes !== undefined && Buffer.byteLength(text) > mostBytes) throw new KeychainFailure('too-large');
      await call((keytar) => keytar.setPassword(service, account, text), limit(asking));
    },
    async remove(account, asking) {
      await call((keytar) => keytar.deletePassword(service, account), limit(asking));
    },
    async list(asking) {
      const found = await call((keytar) => keytar.findCredentials(all), limit(asking));
      // keytar gives an item that it was not let into without its name.
      return found.map(({ account }) => account).filter((account) => account !== '');
    },
    async look() {
      await call((keytar) => keytar.getPassword(service, '?'), silentMs);
      return 'ready';
    },
  };
}
