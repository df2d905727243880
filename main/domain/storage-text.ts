import type { TokenFacts } from './session.ts';

const hourMs = 60 * 60_000;
const dayMs = 24 * hourMs;

const plainFile = 'a file that any program of yours can read';

/** Where a session's token is kept, in words, with how long one in a file has lain there at `now` (UTC ms), where that is known. */
export function storageText({ storage, receivedAt }: TokenFacts, now: number): string {
  if (storage === 'keychain') return 'In the keychain';
  if (storage === 'memory') return 'In memory, until Daypass quits';
  return receivedAt === undefined ? `In ${plainFile}` : `In ${plainFile}, for ${age(receivedAt, now)}`;
}

/** What to know of a token file that lies beside the token in the keychain. */
export const plaintextText = ({ since, is }: Plaintext, now: number): string =>
  `${plaintextWords[is]} in ${plainFile}, for ${age(since, now)}.`;

type Plaintext = NonNullable<TokenFacts['plaintext']>;

const plaintextWords: Readonly<Record<Plaintext['is'], string>> = {
  newer: 'A newer token, from another program, lies',
  another: 'A token of this session also lies',
  only: 'A token of this session lies',
};

/** The next moments (UTC ms) at which those words change by time alone. */
export function storageMoments({ storage, receivedAt, plaintext }: TokenFacts, now: number): readonly number[] {
  const since = [storage === 'file' ? receivedAt : undefined, plaintext?.since];
  return since.flatMap((moment) => (moment === undefined ? [] : [nextAge(moment, now)]));
}

/** In whole hours, then in whole days: a plain file is no more of a worry a minute later. */
function age(since: number, now: number): string {
  const { count, unit } = steps(since, now);
  if (count < 1) return 'less than 1 h';
  if (unit === hourMs) return `${count} h`;
  return count === 1 ? '1 day' : `${count} days`;
}

const nextAge = (since: number, now: number): number => {
  const { count, unit } = steps(since, now);
  return since + (Math.max(count, 0) + 1) * unit;
};

function steps(since: number, now: number): Readonly<{ count: number; unit: number }> {
  const unit = now - since < dayMs ? hourMs : dayMs;
  return { count: Math.floor((now - since) / unit), unit };
}
