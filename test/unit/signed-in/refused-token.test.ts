import { beforeEach, expect, test } from 'vitest';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { issueCredentials } from '../../../main/services/issue-credentials.ts';
import { listAccess } from '../../../main/services/list-access.ts';
import { keptSession } from './kept-session.ts';
import { hour, legacyToken, minute, nameOf, noon, sampleToken } from './sample-token.ts';
import { passDuring, settle } from './time.ts';

const access = { accountId: '000000000001', role: 'ReadOnly' };

let kept = keptSession();
let refusals: ('unauthorized' | 'forbidden')[];

beforeEach(() => {
  kept = keptSession();
  refusals = [];
});

/** The app over a portal that refuses in this order, and then no more. */
function start() {
  const { fresh, keeper } = kept.start();
  const answer = async <T>(good: T): Promise<T> => {
    const refusal = refusals.shift();
    if (refusal !== undefined) throw new PortalFailure(refusal, 'AWS says no.');
    return good;
  };
  const credentials = { accessKeyId: 'key', secretAccessKey: new Secret('s'), sessionToken: new Secret('t') };
  const ports = {
    portal: {
      accounts: () => answer({ items: [] }),
      roles: () => answer({ items: [] }),
      credentials: () => answer({ ...credentials, expiration: noon + 24 * hour }),
    },
    tokens: fresh.get,
    afterRefusal: fresh.refused,
    clock: kept.time.clock,
  };
  const issue = issueCredentials(ports);
  const list = listAccess(ports);
  return {
    fresh,
    keeper,
    inTime: (work: Promise<unknown>) => passDuring(kept.time, work),
    copy: () => issue('acme', access),
    list: () => list('acme', { onAccounts: () => {}, onRoles: () => {}, onFailed: () => {} }).done,
  };
}

const endedAtAws = () => {
  kept.aws.ended = true;
  refusals = Array.from({ length: 9 }, () => 'unauthorized');
};
const last = () => kept.told.at(-1);

test.each(['copy', 'list'] as const)('a sign-in that was ended at AWS is over with the first %s', async (use) => {
  const app = start();
  await settle();
  endedAtAws();
  await expect(app.inTime(app[use]())).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(kept.told).toEqual(['acme over', 'acme refused']);
  expect(await app.fresh.get('acme')).toBeUndefined();

  app.keeper.look();
  app.keeper.wake();
  await kept.time.pass(2 * hour);
  expect(kept.told).toEqual(['acme over', 'acme refused']);
  expect(kept.aws.asked).toEqual(['refresh-a']);
});

test.each(['copy', 'list'] as const)('a token that nobody can refresh, too, with the first %s', async (use) => {
  kept.tokens.set('acme', legacyToken('old', noon + 8 * hour));
  const app = start();
  await settle();
  endedAtAws();
  await expect(app.inTime(app[use]())).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(kept.told).toEqual(['acme refused']);
  expect(await app.fresh.get('acme')).toBeUndefined();
});

test('after that, a token that another program wrote is good again', async () => {
  const app = start();
  await settle();
  endedAtAws();
  await expect(app.inTime(app.copy())).rejects.toMatchObject({ kind: 'sign-in-needed' });
  refusals = [];
  kept.tokens.set('acme', sampleToken('theirs', { expiresAt: kept.time.clock.now() + hour }));
  app.keeper.look();
  await settle();
  expect(last()).toBe('acme renewed');
  expect(nameOf(await app.fresh.get('acme'))).toBe('access-theirs');
  expect(await app.copy()).toMatchObject({ accessKeyId: 'key' });
});

test('one refusal ends nothing, not even of a token that can no longer be refreshed', async () => {
  kept.aws.ended = true;
  const app = start();
  await kept.time.pass(52 * minute);
  expect(kept.told).toEqual(['acme over']);
  refusals = ['unauthorized'];
  expect(await app.inTime(app.copy())).toMatchObject({ accessKeyId: 'key' });
  expect(kept.told).toEqual(['acme over']);
});

test('a refused access ends nothing', async () => {
  const app = start();
  await settle();
  refusals = Array.from({ length: 9 }, () => 'forbidden');
  await expect(app.inTime(app.copy())).rejects.toMatchObject({ kind: 'no-such-access' });
  expect(kept.told).toEqual([]);
});

test('where AWS can not be asked for another token, nobody is called signed out', async () => {
  const app = start();
  await settle();
  endedAtAws();
  kept.aws.online = false;
  await expect(app.inTime(app.copy())).rejects.toMatchObject({ kind: 'unreachable' });
  expect(kept.told).not.toContain('acme refused');
});

test('a token that was refreshed a moment ago and is refused twice is refreshed once more before it is over', async () => {
  const app = start();
  await settle();
  refusals = ['unauthorized', 'unauthorized', 'unauthorized'];
  await expect(app.inTime(app.copy())).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(kept.told).toEqual(['acme renewed']);
  await kept.time.pass(minute);
  expect(kept.told).toEqual(['acme renewed', 'acme renewed']);
  expect(kept.aws.asked).toEqual(['refresh-a', 'refresh-a1']);
});
