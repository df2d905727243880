import { KeychainFailure, type KeychainFailureKind } from './keychain-failure.ts';
import { Problem, sentenceOf } from './problem.ts';

/** Whoever tries these again asks the same person, or waits for the same keychain. */
const sameForAll: ReadonlySet<KeychainFailureKind> = new Set(['locked', 'denied', 'timeout']);

/**
 * What the running app says to a `process` profile about what the program would fail at as well: then nobody needs to start that. Undefined
 * for all other errors, since the program may know better.
 */
export function lastWord(error: unknown): string | undefined {
  if (!(error instanceof Problem && error.cause instanceof KeychainFailure)) return undefined;
  return sameForAll.has(error.cause.kind) ? sentenceOf(error.words) : undefined;
}
