import { type AwsService, configuredEndpoint, endpointVariants } from '../domain/configured-endpoint.ts';
import { PortalFailure } from '../domain/portal-failure.ts';
import { isRegion } from '../domain/portal-of.ts';

type Env = Readonly<Record<string, string | undefined>>;
type Rules = (asked: { Region: string; UseFIPS: boolean; UseDualStack: boolean }) => Readonly<{ url: URL }>;

export type ServiceEndpoint = Readonly<{
  /** What a client of the SDK is made with. */
  settings: Readonly<{ endpoint?: string; useFipsEndpoint: boolean; useDualstackEndpoint: boolean }>;
  /**
   * Where that client asks. AWS's own address is by the `rules` of the SDK: the suffix varies with the partition, and both
   * with the variants.
   */
  address(rules: Rules): URL;
}>;

/** Where a service is asked in a region. What it gives, and itself, throws a `PortalFailure` where a setting makes it impossible. */
export function serviceEndpoint(service: AwsService, region: string, env: Env): ServiceEndpoint {
  // It becomes part of the host name that secrets are sent to.
  if (!isRegion(region)) throw misset(`"${region}" is not a region.`);
  const endpoint = configuredEndpoint(env, service);
  const variants = endpointVariants(env);
  if (endpoint !== undefined) {
    return {
      settings: { endpoint, useFipsEndpoint: false, useDualstackEndpoint: false },
      address: () => configuredAddress(endpoint, service),
    };
  }
  const { useFipsEndpoint: UseFIPS, useDualstackEndpoint: UseDualStack } = variants;
  return { settings: variants, address: (rules) => rules({ Region: region, UseFIPS, UseDualStack }).url };
}

function configuredAddress(endpoint: string, service: AwsService): URL {
  const address = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  if (address !== undefined && /^https?:$/.test(address.protocol)) return address;
  throw misset(`The endpoint in AWS_ENDPOINT_URL_${service} or AWS_ENDPOINT_URL is not a web address.`);
}

const misset = (message: string): PortalFailure => new PortalFailure('unreachable', message, { lasting: true });
