import type { Knobs } from './knobs.ts';
import { type SampleAccount, sampleAccounts } from './organisation.ts';
import { type Mint, newMint } from './secrets.ts';

/** What a client asked for when it registered. Times are epoch milliseconds of the server's clock. */
export type Client = Readonly<{
  id: string;
  secret: string;
  name: string;
  scopes: readonly string[];
  grantTypes: readonly string[];
  redirectUris: readonly string[];
  expiresAt: number;
}>;

export type Decision = 'pending' | 'allowed' | 'denied';

export type DeviceAuthorization = {
  readonly client: Client;
  readonly deviceCode: string;
  readonly userCode: string;
  readonly expiresAt: number;
  /** Polls still allowed, and when (`performance.now()`) that was counted. */
  allowance: { polls: number; at: number };
  decision: Decision;
};

/** One visit to the authorization page; `code` once it was allowed. */
export type CodeAuthorization = {
  readonly id: string;
  readonly client: Client;
  readonly redirectUri: string;
  readonly state: string;
  readonly challenge: string;
  readonly expiresAt: number;
  code?: string;
};

/** One sign-in of the user: ends by itself, or at sign-out with everything it gave. */
export type PortalSession = { readonly endsAt: number; over: boolean };

export type IssuedToken = Readonly<{ session: PortalSession; expiresAt: number }>;
export type IssuedRefreshToken = { readonly session: PortalSession; readonly client: Client; used: boolean };

export type IssuedCredentials = Readonly<{
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken: string;
  expiresAt: number;
  accountId: string;
  role: string;
}>;

/** Everything the stand-in remembers. */
export type World = {
  readonly region: string;
  readonly user: string;
  /** Start URLs that sign-in is offered for, without a trailing `/`, `#` or `#/`. */
  readonly startUrls: string[];
  readonly knobs: Knobs;
  readonly mint: Mint;
  readonly clients: Map<string, Client>;
  readonly devices: Map<string, DeviceAuthorization>;
  readonly authorizations: Map<string, CodeAuthorization>;
  readonly tokens: Map<string, IssuedToken>;
  readonly refreshTokens: Map<string, IssuedRefreshToken>;
  readonly credentials: Map<string, IssuedCredentials>;
  readonly cursors: Map<string, Readonly<{ list: string; offset: number }>>;
  /** Console links that a browser opened on the start page. */
  readonly consoleVisits: ConsoleVisit[];
  now(): number;
  accounts(): readonly SampleAccount[];
};

export type ConsoleVisit = Readonly<{ accountId: string; role?: string; destination?: string }>;

export function newWorld(region: string, user: string, knobs: Knobs): World {
  let sample: { key: string; accounts: readonly SampleAccount[] } | undefined;
  return {
    region,
    user,
    startUrls: [],
    knobs,
    mint: newMint(),
    clients: new Map(),
    devices: new Map(),
    authorizations: new Map(),
    tokens: new Map(),
    refreshTokens: new Map(),
    credentials: new Map(),
    cursors: new Map(),
    consoleVisits: [],
    now: () => Date.now() + knobs.clockOffsetMs,
    accounts() {
      if (typeof knobs.accounts !== 'number') return knobs.accounts;
      const key = `${knobs.accounts} ${knobs.roles}`;
      if (sample?.key !== key) sample = { key, accounts: sampleAccounts(knobs.accounts, knobs.roles) };
      return sample.accounts;
    },
  };
}
