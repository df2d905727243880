import { KeychainFailure } from '../domain/keychain-failure.ts';
import { turnsInTime } from './turns-in-time.ts';

/** What Daypass uses of the library that talks to the keychain of each system. */
export type Keytar = Pick<
  typeof import('keytar'),
  'getPassword' | 'setPassword' | 'deletePassword' | 'findCredentials'
>;

/** Calls the library: rejects with a `KeychainFailure`, after `limitMs` at the latest. */
export type CallKeytar = <T>(use: (keytar: Keytar) => Promise<T>, limitMs: number) => Promise<T>;

const loadKeytar = async (): Promise<Keytar> => (await import('keytar')).default;

/**
 * The library, loaded when it is first called. Each call blocks one of the few threads that files need as well, for as long as the
 * keychain takes: hence one at a time. `failureOf` tells what the keychain said.
 */
export function callKeytar(
  failureOf: (message: string) => KeychainFailure,
  load: () => Promise<Keytar> = loadKeytar,
): CallKeytar {
  const inTurn = turnsInTime(() => new KeychainFailure('timeout'));
  let loaded: Promise<Keytar> | undefined;

  return (use, limitMs) =>
    inTurn(async () => {
      loaded ??= load();
      const keytar = await loaded.catch((error: unknown) => {
        throw new KeychainFailure('no-service', messageOf(error), { cause: error });
      });
      try {
        return await use(keytar);
      } catch (error) {
        throw failureOf(messageOf(error));
      }
    }, limitMs);
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).trim();
