/** How a person signs in: their browser comes back to Daypass by itself, or they compare a code with the one on the page. */
export type SignInWay = 'browser' | 'device';

/**
 * What a person needs to go on. `url` is the page that was opened, to be copied where that failed (`opened`); `endsAt` is UTC
 * epoch milliseconds. No secret is in it, but the page is meant for this person alone.
 */
export type SignInStep =
  | Readonly<{ way: 'browser'; url: string; endsAt: number; opened: boolean }>
  | Readonly<{ way: 'device'; url: string; userCode: string; endsAt: number; opened: boolean }>;

export type SignInListener = (step: SignInStep) => void;
