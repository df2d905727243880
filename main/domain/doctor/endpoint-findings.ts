import { clockSkewOf } from '../clock-skew.ts';
import { clockWords } from '../sign-in-words/clock-words.ts';
import type { Finding } from './finding.ts';

/** What came of asking one address of AWS. */
export type Asked = Readonly<{
  /** Who was asked, in words for people. */
  host: string;
  /** Why there was no answer of AWS. */
  failure?: string;
  /** Asking again can't help before somebody corrects a setting. */
  lasting?: boolean;
  /** The `Date` of AWS's answer, and when it came (UTC ms). */
  answered?: Readonly<{ date: string | undefined; at: number }>;
}>;

/** Whether AWS can be reached where the sessions need it. */
export function endpointFindings(asked: readonly Asked[]): readonly Finding[] {
  if (asked.length === 0) {
    return [
      { check: 'endpoints', status: 'note', what: 'There is no session yet, so there is no address of AWS to try.' },
    ];
  }
  const byHost = [...new Map(asked.map((one) => [one.host, one])).values()];
  const reached = byHost.filter(({ answered }) => answered !== undefined).map(({ host }) => host);
  const failed = byHost.filter(({ answered }) => answered === undefined);
  return [
    ...(reached.length === 0
      ? []
      : [{ check: 'endpoints', status: 'ok', what: `AWS answers: ${reached.join(', ')}.` } as const]),
    ...failed.map(unreached),
  ];
}

const unreached = ({ host, failure, lasting }: Asked): Finding => ({
  check: 'endpoints',
  status: 'problem',
  isUnreachable: true,
  what: `AWS can't be reached at ${host}.`,
  ...(failure !== undefined && { why: failure }),
  next: lasting === true ? 'Correct that, then try again.' : 'Check the network connection, then try again.',
});

/** Whether this computer's clock agrees with AWS's. */
export function clockFindings(asked: readonly Asked[]): readonly Finding[] {
  const heard = heardTime(asked);
  if (heard === undefined) {
    return [{ check: 'clock', status: 'note', what: "The clock was not compared, because AWS's time is not known." }];
  }
  const skewMs = skewOf(asked);
  if (skewMs !== undefined) return [{ check: 'clock', status: 'problem', ...clockWords(skewMs) }];
  return [{ check: 'clock', status: 'ok', what: "This computer's clock agrees with that of AWS." }];
}

/** How far AWS's clock is ahead of ours; undefined where the difference is nothing to worry about, or not known. */
export function skewOf(asked: readonly Asked[]): number | undefined {
  const heard = heardTime(asked);
  return heard && clockSkewOf(heard.date, heard.at);
}

const heardTime = (asked: readonly Asked[]): Asked['answered'] =>
  asked.find(({ answered }) => answered?.date !== undefined)?.answered;
