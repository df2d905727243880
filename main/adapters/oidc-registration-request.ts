import type { Oidc } from '../services/oidc.ts';

/** What a portal session needs; the AWS CLI's own where a session names none. */
const accountAccess = 'sso:account:access';

/**
 * The registration that the AWS CLI would ask for (aws-cli 2.22, `botocore/utils.py`: SSOTokenFetcher,
 * SSOTokenFetcherAuth), so that either can use what the other has registered. The port of the callback is left out: any
 * port may be asked for later (RFC 8252, 7.3).
 */
export function registrationRequest({ startUrl, sessionName, scopes, grant }: Parameters<Oidc['register']>[1]) {
  const named = sessionName !== undefined && scopes !== undefined && scopes.length > 0 ? [...scopes] : undefined;
  const client = { clientName: clientName(sessionName), clientType: 'public' };
  if (grant === 'device') return { ...client, ...(named !== undefined && { scopes: named }) };
  return {
    ...client,
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: startUrl,
    scopes: named ?? [accountAccess],
  };
}

/** Shown to the person on the page that asks for consent, and to administrators in CloudTrail. */
function clientName(sessionName: string | undefined): string {
  const plain = (sessionName ?? '').replaceAll(/[^\w.-]+/g, '-').replaceAll(/^-+|-+$/g, '');
  return plain === '' ? 'daypass' : `daypass-${plain.slice(0, 60)}`;
}
