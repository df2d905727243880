import { expect, test } from 'vitest';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { issueCredentials } from '../../../main/services/issue-credentials.ts';
import type { Portal } from '../../../main/services/portal.ts';
import { virtualClock } from './virtual-clock.ts';

const access = { accountId: '012345678901', role: 'Reader' };

function scene(answers: (number | PortalFailure)[]) {
  const scene = { now: 0, asked: 0, token: 'one' as string | undefined };
  const issue = issueCredentials({
    portal: {
      async credentials(): Promise<Credentials> {
        const answer = answers[Math.min(scene.asked, answers.length - 1)];
        scene.asked += 1;
        if (typeof answer !== 'number') throw answer;
        return {
          accessKeyId: `key${scene.asked}`,
          secretAccessKey: new Secret('s'),
          sessionToken: new Secret('t'),
          expiration: scene.now + answer,
        };
      },
    },
    tokens: async () =>
      scene.token === undefined
        ? undefined
        : {
            startUrl: 'https://a.awsapps.com/start',
            region: 'us-east-1',
            accessToken: new Secret(scene.token),
            expiresAt: 1e12,
          },
    clock: {
      now: () => scene.now,
      sleep: async (ms) => {
        scene.now += ms;
      },
    },
    random: () => 1,
  });
  return { scene, issue };
}

const tokens = async () => ({
  startUrl: 'https://a.awsapps.com/start',
  region: 'us-east-1',
  accessToken: new Secret('one'),
  expiresAt: 1e12,
});
const minute = 60_000;

test('credentials are given again while 15 minutes are left, and asked for anew after that', async () => {
  const { scene: at, issue } = scene([60 * minute]);
  await issue('acme', access);
  at.now = 45 * minute;
  expect((await issue('acme', access)).accessKeyId).toBe('key1');
  at.now += 1;
  expect((await issue('acme', access)).accessKeyId).toBe('key2');
});

test('those who ask at once share one request, and one that leaves takes nothing from the others', async () => {
  const { scene: at, issue } = scene([60 * minute]);
  const leaving = new AbortController();
  const left = issue('acme', access, leaving.signal);
  const stays = issue('acme', access);
  leaving.abort();
  await expect(left).rejects.toThrow();
  expect((await stays).accessKeyId).toBe('key1');
  expect(at.asked).toBe(1);
});

test('another sign-in, or a sign-out, gets nothing that the old token bought', async () => {
  const { scene: at, issue } = scene([60 * minute]);
  await issue('acme', access);
  at.token = 'two';
  expect((await issue('acme', access)).accessKeyId).toBe('key2');
  issue.forget('acme');
  expect((await issue('acme', access)).accessKeyId).toBe('key3');
  at.token = undefined;
  await expect(issue('acme', access)).rejects.toMatchObject({ kind: 'sign-in-needed' });
});

test('one 401 is survived, two are not', async () => {
  const refused = new PortalFailure('unauthorized', 'Session token not found or invalid');
  expect((await scene([refused, 60 * minute]).issue('acme', access)).accessKeyId).toBe('key2');
  await expect(scene([refused]).issue('acme', access)).rejects.toMatchObject({ kind: 'sign-in-needed' });
});

test('a 403 that lasts is no such access, within three seconds, and is not remembered', async () => {
  const refused = new PortalFailure('forbidden', 'No access');
  const { scene: at, issue } = scene([refused, refused, refused, 60 * minute]);
  await expect(issue('acme', access)).rejects.toMatchObject({ kind: 'no-such-access' });
  expect(at.now).toBeLessThan(3000);
  expect((await issue('acme', access)).accessKeyId).toBe('key4');
});

test.each([-1, 0, Number.NaN])('credentials with %s ms to live are refused', async (life) => {
  await expect(scene([life]).issue('acme', access)).rejects.toMatchObject({ kind: 'unexpected' });
});

test('a request that nobody waits for any more is cut short', async () => {
  let cut: AbortSignal | undefined;
  const never: Portal['credentials'] = (_token, _access, signal) => {
    cut = signal;
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
  };
  const issue = issueCredentials({ portal: { credentials: never }, tokens, clock: virtualClock() });
  const [one, other] = [new AbortController(), new AbortController()];
  const both = [issue('acme', access, one.signal), issue('acme', access, other.signal)];
  const settled = Promise.allSettled(both);
  await expect.poll(() => cut).toBeDefined();
  one.abort();
  await both[0]?.catch(() => {});
  expect(cut?.aborted).toBe(false);
  other.abort(new Error('no more'));
  expect((await settled)[1]).toMatchObject({ status: 'rejected', reason: { message: 'no more' } });
  expect(cut?.aborted).toBe(true);
});

test('one who asks too late asks nothing', async () => {
  const { scene: at, issue } = scene([60 * minute]);
  await expect(issue('acme', access, AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  expect(at.asked).toBe(0);
});

test('a sign-out while credentials are on their way keeps none of them, and gives none', async () => {
  const { scene: at, issue } = scene([60 * minute]);
  const first = issue('acme', access);
  await Promise.resolve();
  issue.forget('acme');
  await expect(first).rejects.toMatchObject({ kind: 'sign-in-needed' });
  await issue('acme', access);
  expect(at.asked).toBe(2);
});

test.each(['throttled', 'unreachable', 'server'] as const)(
  'two that fail as %s are survived, not many',
  async (kind) => {
    const failure = new PortalFailure(kind, 'Not now');
    expect((await scene([failure, failure, 60 * minute]).issue('acme', access)).accessKeyId).toBe('key3');
    const { scene: at, issue } = scene([failure]);
    await expect(issue('acme', access)).rejects.toMatchObject({ kind: 'unreachable' });
    expect(at.now).toBeLessThan(12_000);
  },
);

test('what only a setting can cure is told at once', async () => {
  const { scene: at, issue } = scene([new PortalFailure('unreachable', 'No certificate', { lasting: true })]);
  await expect(issue('acme', access)).rejects.toMatchObject({ kind: 'unreachable' });
  expect([at.asked, at.now]).toEqual([1, 0]);
});

test.each([
  ['not-found', 'no-such-access'],
  ['invalid', 'unexpected'],
] as const)('an access that is %s is told as %s, at once', async (kind, told) => {
  const { scene: at, issue } = scene([new PortalFailure(kind, 'No')]);
  await expect(issue('acme', access)).rejects.toMatchObject({ kind: told });
  expect(at.asked).toBe(1);
});

test('a token that has ended by the clock here is not even shown to AWS', async () => {
  const { scene: at, issue } = scene([60 * minute]);
  at.now = 1e12;
  await expect(issue('acme', access)).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(at.asked).toBe(0);
});

test('a refused token is renewed once, the new one tried twice, and only then is somebody to sign in', async () => {
  const used: string[] = [];
  const refusals: string[] = [];
  const issueWith = (good: string) =>
    issueCredentials({
      portal: {
        async credentials({ accessToken }) {
          used.push(accessToken.reveal());
          if (accessToken.reveal() !== good) throw new PortalFailure('unauthorized', 'Session token not found');
          return {
            accessKeyId: 'key',
            secretAccessKey: new Secret('s'),
            sessionToken: new Secret('t'),
            expiration: 1e12,
          };
        },
      },
      tokens,
      afterRefusal: async (_, refused, again) => {
        refusals.push(`${refused.accessToken.reveal()}${again ? ' again' : ''}`);
        return { ...refused, accessToken: new Secret('two') };
      },
      clock: { now: () => 0, sleep: async () => undefined },
    });
  expect((await issueWith('two')('acme', access)).accessKeyId).toBe('key');
  await expect(issueWith('none')('acme', access)).rejects.toMatchObject({ kind: 'sign-in-needed' });
  expect(used).toEqual(['one', 'two', 'one', 'two', 'two']);
  expect(refusals).toEqual(['one', 'one', 'two', 'two again']);
});

test('credentials that would last longer than their session are given no more once it has ended', async () => {
  const { scene: at, issue } = scene([48 * 60 * minute]);
  at.now = 1e12 - minute;
  await issue('acme', access);
  at.now = 1e12;
  await expect(issue('acme', access)).rejects.toMatchObject({ kind: 'sign-in-needed' });
});
