import type { SampleAccount } from './organisation.ts';

/** What can be set at the start and changed while it runs. All seconds are whole seconds. */
export type Knobs = {
  /** How many accounts of the sample organisation, or a list of one's own. */
  accounts: number | readonly SampleAccount[];
  /** Roles in each account of the sample organisation. */
  roles: number;
  /** Added to every API answer. */
  latencyMs: number;
  /** The portal answers 429 above this; bursts of as many are let through. */
  portalRequestsPerSecond: number;
  /** Life of a token that can be refreshed (AWS: one hour). */
  accessTokenSeconds: number;
  /** Life of a token of a client that registered without scopes (AWS: eight hours). */
  legacyTokenSeconds: number;
  /** Life of the sign-in itself: no refresh succeeds after it. */
  sessionSeconds: number;
  registrationSeconds: number;
  deviceCodeSeconds: number;
  /** How long a client has to wait between two questions for the token of a device code. */
  pollIntervalSeconds: number;
  credentialsSeconds: number;
  /** Whether a refresh token works once only. */
  refreshTokensWorkOnce: boolean;
  /** How far the server's clock is ahead of this machine's. */
  clockOffsetMs: number;
};

const hour = 3600;

export const usualKnobs: Knobs = {
  accounts: 12,
  roles: 3,
  latencyMs: 0,
  portalRequestsPerSecond: Number.POSITIVE_INFINITY,
  accessTokenSeconds: hour,
  legacyTokenSeconds: 8 * hour,
  sessionSeconds: 8 * hour,
  registrationSeconds: 90 * 24 * hour,
  deviceCodeSeconds: 600,
  pollIntervalSeconds: 1,
  credentialsSeconds: hour,
  refreshTokensWorkOnce: true,
  clockOffsetMs: 0,
};
