import { readLikeSdk, sdkNameOf, withoutComment } from './read-like-sdk.ts';
import { type Flaw, type Scan, type ScannedSection, scan, settingValue } from './scan.ts';
import type { Swap } from './swap.ts';

type Readings = ReadonlyMap<string, ReadonlyMap<string, string>>;

const unsafe = 'the header, the indentation or the line ends here would make AWS tools read the result differently';

const nothing: ReadonlyMap<string, string> = new Map();

/**
 * By header, the swaps because of which `next` reads otherwise than the file before with the wanted difference, to botocore or to
 * the AWS SDK for JavaScript; all of them where it can't be told because of which.
 */
export function strayedIn(
  before: Readonly<{ text: string; scan: Scan }>,
  next: string,
  swaps: readonly Swap[],
): ReadonlyMap<string, Flaw> {
  const sections = new Map(before.scan.sections.map((section) => [section.header, section]));
  const flawsOf = (headers: readonly string[]) =>
    new Map(headers.map((header) => [header, { line: (sections.get(header)?.row ?? 0) + 1, what: unsafe }]));
  // To some tools their lines are those of another section.
  const sdk = readLikeSdk(before.text);
  const isOddSwap = (swap: Swap) => {
    const section = sections.get(swap.header);
    return section !== undefined && (isOdd(before.scan, section) || isTangled(swap, section, sdk));
  };
  const odd = swaps.filter(isOddSwap).map(({ header }) => header);
  if (odd.length > 0) return flawsOf(odd);

  const after = scan(next);
  const byHeader = new Map(swaps.map((swap) => [swap.header, swap]));
  const strayed = strays(readingOf(before.scan), readingOf(after), byHeader, wantedByBotocore, (key) => key);
  const named = new Map(swaps.flatMap((swap) => namesOf(swap).map((name) => [name, swap] as const)));
  const names = strays(sdk, readLikeSdk(next), named, wantedBySdk, (key) => key.toLowerCase());
  for (const name of names) strayed.add(named.get(name)?.header ?? name);
  const isUnclear = strayed.size === 0 ? after.flaws.length > 0 : [...strayed].some((header) => !byHeader.has(header));
  return flawsOf([...(isUnclear ? byHeader.keys() : strayed)]);
}

/** The names of what reads otherwise than wanted. */
function strays(
  before: Readings,
  after: Readings,
  swaps: ReadonlyMap<string, Swap>,
  wanted: (swap: Swap) => ReadonlyMap<string, string>,
  plain: (key: string) => string,
): Set<string> {
  const strayed = [...new Set([...before.keys(), ...after.keys()])].filter((name) => {
    const swap = swaps.get(name);
    const was = before.get(name);
    const is = after.get(name);
    if (swap === undefined) return was === undefined || is === undefined || !same(was, is);
    const kept = [...(was ?? nothing)].filter(([key]) => !swap.keys.includes(plain(key)));
    return !same(new Map([...kept, ...wanted(swap)]), is ?? nothing);
  });
  return new Set(strayed);
}

function same(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean {
  return a.size === b.size && [...a].every(([key, value]) => b.get(key) === value);
}

/** `[DEFAULT]` counts as a section of its own. */
const readingOf = ({ sections, defaults }: Scan): Readings =>
  new Map([...sections, ...(defaults === undefined ? [] : [defaults])].map((one) => [one.header, settingsOf(one)]));

const settingsOf = ({ settings }: ScannedSection): ReadonlyMap<string, string> =>
  new Map([...settings].map(([key, setting]) => [key, settingValue(setting)]));

/** What comes, alone in a section. */
const alone = (swap: Swap): string =>
  ['[x]', ...('comes' in swap ? [`${swap.comes.key} = ${swap.comes.value}`] : swap.back.map(({ text }) => text))].join(
    '\n',
  );

const wantedByBotocore = (swap: Swap): ReadonlyMap<string, string> => readingOf(scan(alone(swap))).get('x') ?? nothing;

const wantedBySdk = (swap: Swap): ReadonlyMap<string, string> => readLikeSdk(alone(swap)).get('x') ?? nothing;

const namesOf = ({ header }: Swap): readonly string[] => {
  const name = sdkNameOf(header);
  return name === undefined ? [] : [name];
};

/** True where the SDK reads the header as another one, or takes it for none, or reads two lines as one: at a lone carriage return. */
function isOdd({ lines }: Scan, section: ScannedSection): boolean {
  const rows = [section.row, ...[...section.settings.values()].flatMap((setting) => setting.rows)];
  if (rows.some((row) => lines[row]?.end === '\r')) return true;
  return withoutComment(lines[section.row]?.text ?? '').trim() !== `[${section.header}]`;
}

/**
 * True where the SDK takes what is to go for a part of the block above, because it is indented, or knows what is to come already, by
 * lines that the AWS CLI reads as something else.
 */
function isTangled(swap: Swap, { settings }: ScannedSection, sdk: Readings): boolean {
  const read = sdk.get(sdkNameOf(swap.header) ?? '') ?? nothing;
  const isInBlock = (key: string) => {
    const setting = settings.get(key);
    return setting && [...read].some(([name, value]) => name.endsWith(`.${key}`) && value === settingValue(setting));
  };
  return swap.keys.some(isInBlock) || [...wantedBySdk(swap).keys()].some((key) => read.has(key) && !settings.has(key));
}
