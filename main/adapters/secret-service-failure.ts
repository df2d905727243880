import { KeychainFailure, type KeychainFailureKind } from '../domain/keychain-failure.ts';

const kinds: readonly (readonly [RegExp, KeychainFailureKind])[] = [
  // Nobody owns the name, and nobody could be started for it.
  [/^org\.freedesktop\.DBus\.Error\.(ServiceUnknown|NameHasNoOwner|Spawn\..+)$/, 'no-service'],
  [/^org\.freedesktop\.DBus\.Error\.(NoReply|Timeout|TimedOut)$/, 'timeout'],
  [/^org\.freedesktop\.Secret\.Error\.IsLocked$/, 'locked'],
];

/** Why a call to the Secret Service came to nothing: the bus's or the service's own error, or that there is no bus. */
export function secretServiceFailure(error: unknown): KeychainFailure {
  if (error instanceof KeychainFailure) return error;
  const message = error instanceof Error ? error.message : String(error);
  const name = error instanceof Error && 'type' in error && typeof error.type === 'string' ? error.type : undefined;
  // An error that nobody on a bus has given is that of connecting to it.
  if (name === undefined) return new KeychainFailure('no-bus', undefined, { cause: error });
  const kind = kinds.find(([pattern]) => pattern.test(name))?.[1];
  if (kind === undefined) return new KeychainFailure('refused', message, { cause: error });
  return new KeychainFailure(kind, undefined, { cause: error });
}
