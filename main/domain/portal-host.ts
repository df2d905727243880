import { isRegionName } from './region-name.ts';

/** How AWS names the hosts of access portals, and of their issuers (AWS CLI 2.35, `sso/resolve.py`; IAM Identity Center user guide). */
const ownHosts =
  /(?:^|\.)(?:awsapps\.com|awsapps\.cn|app\.aws|portal\.amazonaws\.(?:com|com\.cn|eu)|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)$|^identitycenter(?:\.us-gov)?\.amazonaws\.(?:com|com\.cn|eu)$/;

const withRegion: readonly RegExp[] = [
  // ssoins-….portal.eu-west-1.app.aws, and its like in China and in the European Sovereign Cloud
  /^[^.]+\.portal\.([^.]+)\.(?:app\.aws|app\.amazonwebservices\.com\.cn|api\.amazonwebservices\.eu)$/,
  // ssoins-….eu-west-1.portal.amazonaws.com
  /^[^.]+\.([^.]+)\.portal\.amazonaws\.(?:com|com\.cn|eu)$/,
  // start.us-gov-west-1.us-gov-home.awsapps.com, start.cn-north-1.home.awsapps.cn
  /^start\.([^.]+)\.(?:us-gov-)?home\.awsapps\.(?:com|cn)$/,
];

/**
 * True for hosts that are AWS's access portals for certain. Others may be, too (a company's own address, a partition
 * that is yet to come), so nothing may be refused for the lack of it.
 */
export const isPortalHost = (hostname: string): boolean => ownHosts.test(plain(hostname));

/** The region that the name of a portal's host tells; undefined where it tells none, as `acme.awsapps.com` does. */
export function regionOfHost(hostname: string): string | undefined {
  const host = plain(hostname);
  const found = withRegion.map((pattern) => pattern.exec(host)?.[1]).find((region) => region !== undefined);
  return found !== undefined && isRegionName(found) ? found : undefined;
}

const plain = (hostname: string): string => hostname.toLowerCase().replace(/\.$/, '');
