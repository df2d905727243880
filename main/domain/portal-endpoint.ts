type Env = Readonly<Record<string, string | undefined>>;

const on = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** The address that stands for the portal's own, by the variables of the AWS CLI ("Service-specific endpoints", AWS SDKs reference guide). */
export function portalEndpoint(env: Env): string | undefined {
  if (on(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS)) return undefined;
  return [env.AWS_ENDPOINT_URL_SSO, env.AWS_ENDPOINT_URL].find((url) => url !== undefined && url !== '');
}

/** Which variants of AWS's own endpoints to use. */
export const endpointVariants = (env: Env) => ({
  useFipsEndpoint: on(env.AWS_USE_FIPS_ENDPOINT),
  useDualstackEndpoint: on(env.AWS_USE_DUALSTACK_ENDPOINT),
});
