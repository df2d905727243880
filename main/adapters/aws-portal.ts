import type { SSO } from '@aws-sdk/client-sso';
import { PortalFailure } from '../domain/portal-failure.ts';
import { Secret } from '../domain/secret.ts';
import type { Token } from '../domain/token.ts';
import type { Page, Portal } from '../services/portal.ts';
import { clientPerRegion } from './client-per-region.ts';
import { portalFailureOf } from './portal-failure-of.ts';
import type { PortalClient } from './sso-client.ts';

export type AwsPortalOptions = Readonly<{
  /** Endpoint, proxy and CA variables, with the meaning that they have for the AWS CLI. */
  env: Readonly<Record<string, string | undefined>>;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs?: number;
}>;

const usualTimeoutMs = 20_000;

/** The most that the portal gives in one page; it refuses to be asked for more. */
const maxResults = 100;

/** The access portal over HTTPS. The AWS SDK is loaded at the first call. */
export function awsPortal(options: AwsPortalOptions): Portal {
  const clientFor = clientPerRegion<PortalClient>(async (region) => {
    const { ssoClient } = await import('./sso-client.ts');
    return ssoClient(region, { timeoutMs: usualTimeoutMs, ...options });
  });

  const call = async <T>(token: Token, signal: AbortSignal | undefined, ask: (sso: SSO) => Promise<T>): Promise<T> => {
    let host = 'the access portal';
    try {
      const client = await clientFor(token.region);
      host = client.host;
      return await ask(client.sso);
    } catch (error) {
      throw portalFailureOf(error, host, signal);
    }
  };

  return {
    accounts: (token, nextToken, signal) =>
      call(token, signal, async (sso) => {
        const answer = await sso.listAccounts(
          { accessToken: token.accessToken.reveal(), maxResults, nextToken },
          requestOptions(signal),
        );
        const items = listOf(answer.accountList).flatMap(({ accountId, accountName, emailAddress }) =>
          accountId ? [{ accountId, ...(accountName && { accountName }), ...(emailAddress && { emailAddress }) }] : [],
        );
        return page(items, answer.nextToken);
      }),
    roles: (token, accountId, nextToken, signal) =>
      call(token, signal, async (sso) => {
        const answer = await sso.listAccountRoles(
          { accessToken: token.accessToken.reveal(), accountId, maxResults, nextToken },
          requestOptions(signal),
        );
        return page(
          listOf(answer.roleList).flatMap(({ roleName }) => (roleName ? [roleName] : [])),
          answer.nextToken,
        );
      }),
    credentials: (token, { accountId, role }, signal) =>
      call(token, signal, async (sso) => {
        const { roleCredentials: given = {} } = await sso.getRoleCredentials(
          { accessToken: token.accessToken.reveal(), accountId, roleName: role },
          requestOptions(signal),
        );
        const { accessKeyId, secretAccessKey, sessionToken, expiration } = given;
        if (!accessKeyId || !secretAccessKey || !sessionToken) {
          throw new PortalFailure('server', 'AWS answered without credentials.');
        }
        return {
          accessKeyId,
          secretAccessKey: new Secret(secretAccessKey),
          sessionToken: new Secret(sessionToken),
          expiration: Number(expiration),
        };
      }),
    logout: (token, signal) =>
      call(token, signal, async (sso) => {
        await sso.logout({ accessToken: token.accessToken.reveal() }, requestOptions(signal));
      }).catch((error: unknown) => {
        if (!(error instanceof PortalFailure && error.kind === 'unauthorized')) throw error;
      }),
  };
}

const requestOptions = (abortSignal: AbortSignal | undefined) => (abortSignal === undefined ? {} : { abortSignal });

/** Also a list of nothing is there in an answer of AWS; without it, something on the way answered. */
function listOf<T>(list: readonly T[] | undefined): readonly T[] {
  if (list !== undefined) return list;
  throw new PortalFailure('unreachable', 'The answer is incomplete, or is not from AWS.');
}

const page = <T>(items: readonly T[], next: string | undefined): Page<T> => ({ items, ...(next && { next }) });
