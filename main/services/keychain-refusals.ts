import type { KeychainFailure, KeychainFailureKind } from '../domain/keychain-failure.ts';
import type { Asking } from './keychain.ts';

/** A failure counts for so long for who asks silently: fifty who ask at once are one question to the keychain. */
const restMs = 3_000;

/** These are of one item. */
const ofItem: ReadonlySet<KeychainFailureKind> = new Set(['damaged', 'taken', 'newer']);
/** These are of a text that was to be put there: they say nothing of what can be read. All others are of the keychain. */
const ofText: ReadonlySet<KeychainFailureKind> = new Set(['too-large', 'changed']);

export type KeychainRefusals = Readonly<{
  /** Why it need not be tried now to read this session's item. */
  standing(sessionId: string, asking: Asking): KeychainFailure | undefined;
  failed(sessionId: string, failure: KeychainFailure): void;
  worked(sessionId: string): void;
  askAgain(): void;
}>;

/**
 * Remembers that the person said no, until `askAgain`, and for a moment what else failed. Only macOS asks them for what is read silently:
 * elsewhere that finds out that they have opened the keychain since.
 */
export function keychainRefusals(now: () => number, platform: NodeJS.Platform): KeychainRefusals {
  let saidNo: KeychainFailure | undefined;
  /** Under no name: of the keychain. */
  const recent = new Map<string | undefined, Readonly<{ failure: KeychainFailure; at: number }>>();

  const lately = (sessionId: string | undefined): KeychainFailure | undefined => {
    const last = recent.get(sessionId);
    return last !== undefined && Math.abs(now() - last.at) < restMs ? last.failure : undefined;
  };

  return {
    standing(sessionId, asking) {
      if (asking === 'may-ask') return saidNo;
      return (platform === 'darwin' ? saidNo : undefined) ?? lately(undefined) ?? lately(sessionId);
    },
    failed(sessionId, failure) {
      if (failure.kind === 'denied') saidNo = failure;
      else if (!ofText.has(failure.kind))
        recent.set(ofItem.has(failure.kind) ? sessionId : undefined, { failure, at: now() });
    },
    worked(sessionId) {
      saidNo = undefined;
      recent.delete(undefined);
      recent.delete(sessionId);
    },
    askAgain() {
      saidNo = undefined;
      recent.clear();
    },
  };
}
