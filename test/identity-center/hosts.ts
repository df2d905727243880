import type { Service } from './operations.ts';

export type AwsHost = Readonly<{ service: Service; region: string | undefined }>;

const patterns: readonly (readonly [RegExp, Service])[] = [
  [/^portal\.sso\.([a-z0-9-]+)\.amazonaws\.com$/, 'portal'],
  [/^oidc\.([a-z0-9-]+)\.amazonaws\.com$/, 'oidc'],
  [/^device\.sso\.([a-z0-9-]+)\.amazonaws\.com$/, 'page'],
  [/^sts(?:\.([a-z0-9-]+))?\.amazonaws\.com$/, 'sts'],
];

/** Which service a host name of AWS is, and of which region; undefined for every other host. */
export function awsHost(name: string): AwsHost | undefined {
  for (const [pattern, service] of patterns) {
    const match = pattern.exec(name);
    if (match !== null) return { service, region: match[1] };
  }
  return undefined;
}
