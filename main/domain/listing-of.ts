import type { Listing, State } from './state.ts';

/** The session's listing, whatever its id is called (`constructor` is a possible name). */
export const listingOf = ({ listings }: Pick<State, 'listings'>, sessionId: string): Listing | undefined =>
  Object.hasOwn(listings, sessionId) ? listings[sessionId] : undefined;
