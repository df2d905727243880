import { portalEndpoint } from './portal-endpoint.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** The address that stands for the OIDC service's own: by the rules of the portal's, under a variable of its own. */
export function oidcEndpoint(env: Env): string | undefined {
  return portalEndpoint({ ...env, AWS_ENDPOINT_URL_SSO: env.AWS_ENDPOINT_URL_SSO_OIDC });
}
