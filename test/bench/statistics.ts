/** The middle value; the mean of the two middle ones of an even count. */
export function median(values: readonly number[]): number {
  if (values.length === 0) return Number.NaN;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const high = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? Number.NaN) + high) / 2 : high;
}

export type Pair = Readonly<{ ours: readonly number[]; theirs: readonly number[] }>;

/** Runs both in turn, A B A B, so that a drifting machine hurts both alike; the first of each is not counted. */
export async function inTurn(runs: number, ours: () => Promise<number>, theirs: () => Promise<number>): Promise<Pair> {
  const pair = { ours: [] as number[], theirs: [] as number[] };
  await ours();
  await theirs();
  for (let run = 0; run < runs; run++) {
    pair.ours.push(await ours());
    pair.theirs.push(await theirs());
  }
  return pair;
}

/** What stands above the rows: Daypass beside something else. */
export const heading = (theirs: string): string =>
  `${''.padEnd(46)}${'Daypass'.padStart(14)}${theirs.padStart(14)}${'ratio'.padStart(8)}`;

/** One row of the report: both medians and the median of the ratios, pair by pair. */
export function row(name: string, unit: string, { ours, theirs }: Pair): string {
  const ratio = median(ours.map((value, index) => value / (theirs[index] ?? Number.NaN)));
  const figure = (value: number) => `${value.toFixed(value < 10 ? 2 : 0)} ${unit}`;
  return [
    name.padEnd(46),
    figure(median(ours)).padStart(14),
    figure(median(theirs)).padStart(14),
    ratio.toFixed(2).padStart(8),
  ].join('');
}
