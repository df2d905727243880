import { expect, test } from 'vitest';
import type { Token } from '../../../main/domain/token.ts';
import { freshToken } from '../../../main/services/fresh-token.ts';
import { awsWithSingleUse, storeInMemory } from './aws.ts';
import { daypassProcess } from './daypass-process.ts';
import { minute, nameOf, sampleToken } from './sample-token.ts';
import { handTime, passDuring, settle } from './time.ts';

const time = handTime();
const tokens = new Map<string, Token>();
const store = storeInMemory(tokens);
let aws: ReturnType<typeof awsWithSingleUse>;

const process = () => daypassProcess({ time, tokens, aws, store });

const held = () => nameOf(tokens.get('acme'));
const inTime = <T>(work: Promise<T>) => passDuring(time, work);

/** The ports of a process that is killed at the `last`-th step: before that step nothing is lost, after it nothing happens. */
function mortal(last: number) {
  let steps = 0;
  const never = new Promise<never>(() => undefined);
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    if (++steps > last) return never;
    const done = await work();
    return ++steps > last ? never : done;
  };
  return {
    died: () => steps > last,
    ports: {
      tokens: (id: string) => step(async () => tokens.get(id)),
      oidc: {
        tokenByRefresh: (...given: Parameters<typeof aws.oidc.tokenByRefresh>) =>
          step(() => aws.oidc.tokenByRefresh(...given)),
      },
      store: {
        ...store,
        read: (id: string) => step(() => store.read(id)),
        write: (...given: Parameters<typeof store.write>) => step(() => store.write(...given)),
        exclusively: <T>(id: string, work: () => Promise<T>) => step(() => store.exclusively(id, work)),
      },
      forgetRegistration: aws.forgetRegistration,
      clock: time.clock,
      monotonic: time.monotonic,
    },
  };
}

test('killed at any step of a refresh, the next start is sane', async () => {
  const ends: string[] = [];
  for (let last = 0; ; last++) {
    tokens.set('acme', sampleToken('a', { expiresAt: time.clock.now() + 2 * minute }));
    aws = awsWithSingleUse(time.clock, 'refresh-a');
    store.breakLock();
    const { ports, died } = mortal(last);
    void freshToken(ports).get('acme');
    await settle();
    if (!died()) break;
    store.breakLock();
    const next = process();
    const given = nameOf(await inTime(next.get('acme')));
    const lost = held() === 'access-a';
    ends.push(lost ? 'lost' : 'kept');
    // AWS had answered, and nobody knows what: such a sign-in is used up and then over. In every other case it goes on.
    expect(aws.asked.length).toBeLessThanOrEqual(2);
    expect([given, held()]).toEqual(lost ? ['access-a', 'access-a'] : ['access-a1', 'access-a1']);
    await time.pass(3 * minute);
    expect(nameOf(await inTime(process().get('acme')))).toBe(lost ? undefined : 'access-a1');
  }
  expect(ends.filter((end) => end === 'kept').length).toBeGreaterThan(4);
  // Between AWS's answer and the renamed file there are two steps at which a token that works once is lost.
  expect(ends.filter((end) => end === 'lost').length).toBeLessThanOrEqual(2);
});
