import { portalOf } from './portal-of.ts';
import type { Session } from './session.ts';

/** `name` as AWS writes it in the console's list of regions; a region that is newer than this list has none. */
export type RegionChoice = Readonly<{ region: string; name?: string }>;

/** The regions that have IAM Identity Center, the one that most organisations use it in first. A list to choose from, not to check against. */
const names: Readonly<Record<string, string>> = {
  'us-east-1': 'US East (N. Virginia)',
  'us-east-2': 'US East (Ohio)',
  'us-west-1': 'US West (N. California)',
  'us-west-2': 'US West (Oregon)',
  'eu-central-1': 'Europe (Frankfurt)',
  'eu-central-2': 'Europe (Zurich)',
  'eu-north-1': 'Europe (Stockholm)',
  'eu-south-1': 'Europe (Milan)',
  'eu-south-2': 'Europe (Spain)',
  'eu-west-1': 'Europe (Ireland)',
  'eu-west-2': 'Europe (London)',
  'eu-west-3': 'Europe (Paris)',
  'ap-east-1': 'Asia Pacific (Hong Kong)',
  'ap-east-2': 'Asia Pacific (Taipei)',
  'ap-northeast-1': 'Asia Pacific (Tokyo)',
  'ap-northeast-2': 'Asia Pacific (Seoul)',
  'ap-northeast-3': 'Asia Pacific (Osaka)',
  'ap-south-1': 'Asia Pacific (Mumbai)',
  'ap-south-2': 'Asia Pacific (Hyderabad)',
  'ap-southeast-1': 'Asia Pacific (Singapore)',
  'ap-southeast-2': 'Asia Pacific (Sydney)',
  'ap-southeast-3': 'Asia Pacific (Jakarta)',
  'ap-southeast-4': 'Asia Pacific (Melbourne)',
  'ap-southeast-5': 'Asia Pacific (Malaysia)',
  'ap-southeast-6': 'Asia Pacific (New Zealand)',
  'ap-southeast-7': 'Asia Pacific (Thailand)',
  'af-south-1': 'Africa (Cape Town)',
  'ca-central-1': 'Canada (Central)',
  'ca-west-1': 'Canada West (Calgary)',
  'il-central-1': 'Israel (Tel Aviv)',
  'me-central-1': 'Middle East (UAE)',
  'me-south-1': 'Middle East (Bahrain)',
  'mx-central-1': 'Mexico (Central)',
  'sa-east-1': 'South America (São Paulo)',
  'us-gov-west-1': 'AWS GovCloud (US-West)',
  'us-gov-east-1': 'AWS GovCloud (US-East)',
  'cn-north-1': 'China (Beijing)',
  'cn-northwest-1': 'China (Ningxia)',
  'eusc-de-east-1': 'AWS European Sovereign Cloud (Germany)',
};

/**
 * Regions to choose from where nothing tells the region of a start URL, the likeliest (the default) first: those of the
 * sessions that are there, before the others; regions of another partition than the portal's come last.
 */
export function regionChoices(
  startUrl: string,
  sessions: readonly Pick<Session, 'startUrl' | 'region'>[],
): RegionChoice[] {
  const uses = (region: string): number =>
    sessions
      .filter((session) => session.region === region)
      // The same portal under another name outweighs every other.
      .reduce((sum, session) => sum + (portalOf(session.startUrl) === portalOf(startUrl) ? 1000 : 1), 0);
  const fits = partitionOf(startUrl);
  const regions = [...new Set([...Object.keys(names), ...sessions.map(({ region }) => region)])];
  return regions
    .toSorted((a, b) => Number(fits.test(b)) - Number(fits.test(a)) || uses(b) - uses(a))
    .map((region) => ({ region, ...(Object.hasOwn(names, region) && { name: names[region] as string }) }));
}

/** The partition's regions, by what its hosts end with; a company's own host is taken for one in the public partition. */
function partitionOf(startUrl: string): RegExp {
  const host = URL.canParse(startUrl) ? new URL(startUrl).hostname : '';
  if (/\.(awsapps|com)\.cn$/.test(host)) return /^cn-/;
  if (/(^|\.)us-gov(-home)?\.(awsapps|amazonaws)\.com$|\.us-gov-/.test(host)) return /^us-gov-/;
  if (/\.amazonaws\.eu$|\.amazonwebservices\.eu$/.test(host)) return /^eusc-/;
  return /^(?!cn-|us-gov-|eusc-|us-iso)/;
}
