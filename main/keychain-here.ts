import type { AwsPortalOptions } from './adapters/aws-portal.ts';
import type { Places } from './adapters/places.ts';
import { keychainItemLabel } from './domain/keychain-item.ts';
import { keychainLookHere } from './keychain-look-here.ts';
import type { WindowKeychain } from './services/act-on-keychain.ts';
import { type KeepTokensPlacedPorts, keepTokensPlaced, type TokensPlaced } from './services/keep-tokens-placed.ts';
import { keptUnder } from './services/kept-entries.ts';
import type { MoveTokens } from './services/move-tokens.ts';
import { finishLeavingHere } from './sign-out-here.ts';
import { tokensHere } from './tokens-here.ts';

type Here = Omit<KeepTokensPlacedPorts, 'kept' | 'settle' | 'finishLeaving'> &
  Readonly<{ places: Places; moves: MoveTokens; aws: AwsPortalOptions }>;

/** The keychain of this computer while the app runs, and what the window needs of it. */
export function keychainHere({
  places,
  moves,
  aws,
  ...core
}: Here): WindowKeychain & Readonly<{ placed: TokensPlaced }> {
  const { kept } = tokensHere(places);
  const placed = keepTokensPlaced({
    ...{ ...core, kept },
    settle: moves.settle,
    finishLeaving: finishLeavingHere(places, aws),
  });
  return {
    moves,
    kept: {
      ...kept,
      // Past memory, since it may be what AWS gave next that the keychain did not take.
      read: async (sessionId, asking) =>
        kept.readAnew((await keptUnder(kept, sessionId))?.session.id ?? sessionId, asking),
    },
    look: keychainLookHere(places),
    itemOf: keychainItemLabel,
    placed,
  };
}
