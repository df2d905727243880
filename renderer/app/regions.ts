export type RegionChoice = { id: string; place: string };

/** The regions that people use most; any other may be typed. Names as in AWS's "Regions and Zones". */
export const regions: readonly RegionChoice[] = [
  { id: 'us-east-1', place: 'N. Virginia' },
  { id: 'us-east-2', place: 'Ohio' },
  { id: 'us-west-1', place: 'N. California' },
  { id: 'us-west-2', place: 'Oregon' },
  { id: 'ca-central-1', place: 'Central Canada' },
  { id: 'sa-east-1', place: 'São Paulo' },
  { id: 'eu-central-1', place: 'Frankfurt' },
  { id: 'eu-central-2', place: 'Zurich' },
  { id: 'eu-west-1', place: 'Ireland' },
  { id: 'eu-west-2', place: 'London' },
  { id: 'eu-west-3', place: 'Paris' },
  { id: 'eu-north-1', place: 'Stockholm' },
  { id: 'eu-south-1', place: 'Milan' },
  { id: 'ap-south-1', place: 'Mumbai' },
  { id: 'ap-southeast-1', place: 'Singapore' },
  { id: 'ap-southeast-2', place: 'Sydney' },
  { id: 'ap-northeast-1', place: 'Tokyo' },
  { id: 'ap-northeast-2', place: 'Seoul' },
  { id: 'me-central-1', place: 'UAE' },
  { id: 'af-south-1', place: 'Cape Town' },
];

/** By any part of its id or its place, in any case and without accents: "frank", "sao paulo". */
export function isFoundBy(typed: string, choice: RegionChoice | undefined): boolean {
  const plain = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return choice !== undefined && plain(`${choice.id} ${choice.place}`).includes(plain(typed.trim()));
}

/** What is wrong with a typed region; undefined when it has a region's form. Partitions have prefixes of their own. */
export const regionFlaw = (region: string): string | undefined =>
  /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(region) ? undefined : 'A region looks like eu-central-1.';
