import { SSO } from '@aws-sdk/client-sso';
import { ownSettings, wayTo, withoutVersionAdvice } from './sdk-client.ts';
import { serviceEndpoint } from './service-endpoint.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** `host` is who is asked, in words for people; `base` the address that the portal's paths are put after. */
export type PortalClient = Readonly<{ sso: SSO; host: string; base: string }>;

export type SsoClientOptions = Readonly<{
  env: Env;
  version: string;
  /** How long an answer, or the next piece of one, may take. */
  timeoutMs: number;
}>;

/**
 * The SDK's client for one region. Every setting is given, so that the SDK looks for none: it would read the config file,
 * and may even ask a metadata service. Rejects with a `PortalFailure` where a setting makes it impossible.
 */
export async function ssoClient(region: string, { env, version, timeoutMs }: SsoClientOptions): Promise<PortalClient> {
  const { settings, address } = serviceEndpoint('SSO', region, env);
  const sso = withoutVersionAdvice(() => new SSO({ region, ...settings, ...ownSettings(version) }));
  const portal = address(sso.config.endpointProvider);
  const { requestHandler, host } = await wayTo(portal, { env, timeoutMs });
  sso.config.requestHandler = requestHandler;
  return { sso, host, base: portal.href.replace(/\/+$/, '') };
}
