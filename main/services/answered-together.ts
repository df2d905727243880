import type { Credentials } from '../domain/credentials.ts';
import type { Renewal } from './renew-keys.ts';
import type { WatchedKeys } from './watched-keys.ts';

type Answered = Renewal & Readonly<{ watch: WatchedKeys }>;

/** Keys of one session in one file, and what AWS gave for them. */
export type AnsweredTogether = readonly [Answered, ...Answered[]];

/** What AWS gave, put together as `RenewKeys` writes it. */
export function answeredTogether(answers: ReadonlyMap<WatchedKeys, Credentials>): readonly AnsweredTogether[] {
  const groups = new Map<string, [Answered, ...Answered[]]>();
  for (const [watch, credentials] of answers) {
    const old = watch.written;
    const place = JSON.stringify([old.path, old.sessionId]);
    const group = groups.get(place);
    if (group === undefined) groups.set(place, [{ watch, old, credentials }]);
    else group.push({ watch, old, credentials });
  }
  return [...groups.values()];
}
