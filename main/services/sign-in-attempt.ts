import { type RegistrationKey, registrationFileName } from '../domain/registration-file-name.ts';
import type { Session } from '../domain/session.ts';
import type { RegistrationWish } from './client-registration.ts';
import type { ClientRegistration, IssuedToken } from './oidc.ts';

/** What a person is to do next, without whether a browser was opened for it. */
export type SignInPage =
  | Readonly<{ way: 'browser'; url: string; endsAt: number }>
  | Readonly<{ way: 'device'; url: string; userCode: string; endsAt: number }>;

/** One attempt to sign in one session in one way, and what it needs of whoever runs it. */
export type Attempt = Readonly<{
  session: Session;
  /** The session's start URL as AWS knows it. */
  portalUrl: string;
  signal: AbortSignal;
  /** Tells the page to the person, and opens it unless the browser is there already. */
  show(page: SignInPage, opening?: 'open' | 'already-open'): Promise<void>;
  /** Puts the token in place. */
  keep(registration: ClientRegistration, issued: IssuedToken): Promise<void>;
}>;

/** What the AWS CLI asks for where the config file says nothing. */
const usualScopes = ['sso:account:access'];

/** The registration that a sign-in of this session needs. A legacy session has neither name nor scopes, as for the AWS CLI. */
export function registrationWish(
  { session, portalUrl }: Pick<Attempt, 'session' | 'portalUrl'>,
  grant: ClientRegistration['grant'],
): RegistrationWish {
  const key = registrationKey(session);
  return isLegacy(session)
    ? { key, portalUrl, grant }
    : { portalUrl, key, grant, scopes: session.scopes ?? usualScopes };
}

/** Every file that a registration for this session may be kept in. */
export const registrationFilesOf = (session: Session): readonly string[] =>
  (['botocore', 'daypass'] as const).map((tool) => registrationFileName(registrationKey(session), tool));

function registrationKey(session: Session): RegistrationKey {
  const { startUrl, region, name, scopes } = session;
  if (isLegacy(session)) return { startUrl, region };
  return { startUrl, region, sessionName: name, ...(scopes !== undefined && { scopes }) };
}

/** True where the token is kept under the start URL: then it is of the kind that cannot be refreshed. */
export const isLegacy = ({ form, id, startUrl }: Session): boolean =>
  form === 'legacy' || (form === 'cached' && id === startUrl);
