import type { Session } from '../session.ts';

/** Of which sign-in the words are. */
export type SignInContext = Readonly<{
  session: Pick<Session, 'name' | 'startUrl' | 'region' | 'scopes'>;
  way: 'browser' | 'device';
  /** The region that the start page itself names, where somebody asked it. */
  portalRegion?: string | undefined;
}>;

export const otherWay = ({ way }: SignInContext): string =>
  way === 'browser' ? 'Sign in with a code instead.' : 'Sign in with the browser instead.';
