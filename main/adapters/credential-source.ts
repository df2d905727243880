import { configuredEndpoint, endpointVariants } from '../domain/configured-endpoint.ts';
import { sourceVariablesOf } from '../domain/profile-question.ts';
import { placesOf } from './places.ts';

/**
 * Where these variables have credentials come from, as a text that is the same for the same files and the same AWS. Undefined where that
 * depends on more, such as the folder that a program runs in. `homedir` is the home folder of a user without variables.
 */
export function credentialSource(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform,
  homedir: string,
): string | undefined {
  const said = sourceVariablesOf(env);
  const { variables, plain } = platform === 'win32' ? onWindows : onPosix;
  const paths = variables.flatMap((name) => said[name] || []);
  if (!paths.every((path) => plain.test(path))) return undefined;
  const { home, configFile, tokenCache } = placesOf(said, platform, homedir);
  const endpoints = (['SSO', 'SSO_OIDC'] as const).map((service) => configuredEndpoint(said, service));
  return JSON.stringify([home, configFile, tokenCache, endpoints, endpointVariants(said)]);
}

/** Which variables hold paths, and which paths mean the same to every program. */
const onPosix = { variables: ['HOME', 'XDG_CONFIG_HOME', 'DAYPASS_HOME', 'AWS_CONFIG_FILE'], plain: /^~?\/[^$]*$/ };
const onWindows = {
  variables: ['USERPROFILE', 'APPDATA', 'DAYPASS_HOME', 'AWS_CONFIG_FILE'],
  plain: /^([a-z]:[\\/]|\\\\|~[\\/])[^$%]*$/i,
};
