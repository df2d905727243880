/** What the browser shows at the end of a sign-in. `onward`: it has to go on at another page. */
export type EndPage = 'done' | 'denied' | 'failed' | Readonly<{ onward: string }>;

/** An address of this machine to which the browser brings the answer. */
export type Loopback = Readonly<{
  redirectUri: string;
  /** Resolves when nobody listens any more and every answer that was due has been given. */
  close(): Promise<void>;
}>;

/**
 * What to show for a request to the address: `stray` where it has nothing to do with the sign-in, else the page, once that is
 * known. It never rejects.
 */
export type OnCallback = (query: URLSearchParams) => 'stray' | Promise<EndPage>;

/** Listens on this machine alone, at a free port (RFC 8252, 7.3; a port). Rejects when it cannot. */
export type OpenLoopback = (onCallback: OnCallback) => Promise<Loopback>;
