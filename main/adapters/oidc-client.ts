import { SSOOIDC } from '@aws-sdk/client-sso-oidc';
import { ownSettings, wayTo, withoutVersionAdvice } from './sdk-client.ts';
import { serviceEndpoint } from './service-endpoint.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** `host` is who is asked, in words for people; `base` the address that the service's paths are put after. */
export type OidcClient = Readonly<{ oidc: SSOOIDC; host: string; base: string }>;

export type OidcClientOptions = Readonly<{
  env: Env;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs: number;
  /** Hears the `Date` of every answer that AWS gave. */
  heardDate: (date: string | undefined) => void;
}>;

/** The SDK's client of the OIDC service of one region. Rejects with a `PortalFailure` where a setting makes it impossible. */
export async function oidcClient(region: string, options: OidcClientOptions): Promise<OidcClient> {
  const { env, version, heardDate } = options;
  const { settings, address: addressBy } = serviceEndpoint('SSO_OIDC', region, env);
  const oidc = withoutVersionAdvice(() => new SSOOIDC({ region, ...settings, ...ownSettings(version) }));
  const address = addressBy(oidc.config.endpointProvider);
  const { requestHandler, host } = await wayTo(address, options);
  oidc.config.requestHandler = requestHandler;
  oidc.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers = {} } = result.response as { headers?: Record<string, string> };
      // A proxy's answer has the proxy's time.
      if (headers['x-amzn-requestid'] !== undefined) heardDate(headers.date);
      return result;
    },
    { step: 'deserialize', priority: 'low', name: 'daypassHeardDate' },
  );
  return { oidc, host, base: address.href.replace(/\/+$/, '') };
}
