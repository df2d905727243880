type Env = Readonly<Record<string, string | undefined>>;

/** The services that are asked, as the variables of the AWS CLI name them. */
export type AwsService = 'SSO' | 'SSO_OIDC' | 'STS';

const on = (value: string | undefined): boolean => value?.toLowerCase() === 'true';

/** The address that stands for a service's own, by the variables of the AWS CLI ("Service-specific endpoints", AWS SDKs reference guide). */
export function configuredEndpoint(env: Env, service: AwsService): string | undefined {
  if (on(env.AWS_IGNORE_CONFIGURED_ENDPOINT_URLS)) return undefined;
  return [env[`AWS_ENDPOINT_URL_${service}`], env.AWS_ENDPOINT_URL].find((url) => url !== undefined && url !== '');
}

/** Which variants of AWS's own endpoints to use. */
export const endpointVariants = (env: Env) => ({
  useFipsEndpoint: on(env.AWS_USE_FIPS_ENDPOINT),
  useDualstackEndpoint: on(env.AWS_USE_DUALSTACK_ENDPOINT),
});
