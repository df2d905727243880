import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { OidcFailure } from '../../../main/domain/oidc-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { renewalProblem } from '../../../main/domain/renewal-problem.ts';
import { sessionTrouble } from '../../../main/domain/session-trouble.ts';
import { keptSession } from './kept-session.ts';
import { hour, legacyToken, minute, noon, sampleToken } from './sample-token.ts';
import { settle } from './time.ts';

const day = 24 * hour;
const readOnly = new Problem('file', { what: "~/.aws/sso/cache can't be written.", next: 'Make it writable.' });
const distrusted = new OidcFailure('unreachable', 'Not trusted.', { lasting: true, obstacle: 'certificate' });

const troubleOf = (failure: OidcFailure) => sessionTrouble(renewalProblem(failure));

test.each([
  ['no network', new OidcFailure('unreachable', 'No route.')],
  ['a name that can not be looked up', new OidcFailure('unreachable', 'No such name.', { obstacle: 'address' })],
])('%s is offline', (_, failure) => {
  expect(troubleOf(failure)).toEqual({ kind: 'offline' });
});

test.each(['server_error', 'slow_down'] as const)('%s is AWS being busy, which passes', (kind) => {
  expect(troubleOf(new OidcFailure(kind, 'Later.'))).toMatchObject({ kind: 'busy', words: { why: 'Later.' } });
});

test.each([
  ['a certificate', distrusted, /certificate/, /AWS_CA_BUNDLE/],
  [
    'the dates of one',
    new OidcFailure('unreachable', '', { lasting: true, obstacle: 'certificate-dates' }),
    /date/,
    /date/,
  ],
  ['a proxy', new OidcFailure('unreachable', '', { obstacle: 'proxy' }), /proxy/, /HTTPS_PROXY/],
  ['a setting', new OidcFailure('unreachable', '', { lasting: true, obstacle: 'setting' }), /setting/, /Correct/],
  [
    "an organisation's key",
    new OidcFailure('access_denied', '', { reason: 'KMS_DisabledException' }),
    /organization/,
    /KMS_DisabledException/,
  ],
  ['a refusal that nobody knows', new OidcFailure('unknown', 'Odd.'), /refused/, /Sign in/],
] as const)('%s is told as what it is, with the next step, and not as offline', (_, failure, what, next) => {
  const words = { what: expect.stringMatching(what), next: expect.stringMatching(next) };
  expect(troubleOf(failure)).toEqual({ kind: 'blocked', words: expect.objectContaining(words) });
});

test('what nobody foresaw is told without its insides', () => {
  const trouble = sessionTrouble(new Problem('unexpected', { what: 'Something went wrong.', why: '/secret/path' }));
  expect(JSON.stringify(trouble)).not.toContain('secret');
});

test('a trouble is told once, another one once more, and its end', async () => {
  const { aws, store, time, told, start } = keptSession();
  store.locked = readOnly;
  start();
  await time.pass(2 * hour);
  expect(told).toEqual(['acme blocked']);
  expect(aws.asked).toEqual([]);
  store.locked = undefined;
  aws.fails = distrusted;
  await time.pass(2 * hour);
  expect(told).toEqual(['acme blocked', 'acme blocked']);
  aws.fails = undefined;
  aws.online = false;
  await time.pass(day);
  expect(told.slice(2)).toEqual(['acme offline']);
  aws.online = true;
  await time.pass(hour);
  expect(told.slice(3)[0]).toBe('acme renewed');
});

test('offline while the registration ran out: the end is told, though AWS was never asked again', async () => {
  const { aws, tokens, time, told, start } = keptSession();
  const { client } = sampleToken('a');
  if (client === undefined) throw new Error('The sample has one.');
  tokens.set('acme', sampleToken('a', { expiresAt: noon - hour, client: { ...client, expiresAt: noon + hour } }));
  aws.online = false;
  start();
  await time.pass(day);
  expect(told).toEqual(['acme offline', 'acme over']);
});

test('what happens while a refresh is under way is not lost: that one having failed, it is tried again soon', async () => {
  const { aws, time, told, start } = keptSession();
  const { keeper } = start();
  const { refresh } = aws;
  aws.refresh = async (refreshToken) => {
    aws.asked.push(refreshToken);
    await time.clock.sleep(20_000);
    throw new OidcFailure('unreachable', 'It took too long.');
  };
  await time.pass(3 * hour);
  const asked = aws.asked.length;
  while (aws.asked.length === asked) await time.pass(1_000);
  aws.refresh = refresh;
  keeper.look();
  await time.pass(30_000);
  expect(told).toEqual(['acme offline', 'acme renewed']);
});

test('a clock three hours ahead: AWS is asked once, and when it refuses, the end is told once', async () => {
  const { aws, time, told, start } = keptSession();
  start();
  await time.pass(10 * minute);
  aws.ended = true;
  time.setClock(3 * hour);
  await time.pass(day);
  expect(told).toEqual(['acme over']);
  expect(aws.asked).toEqual(['refresh-a']);
});

test.each([
  ['that AWS renews', sampleToken('a'), 'acme renewed'],
  ['of the older kind', legacyToken('a', noon + 8 * hour), 'acme over'],
])('a clock a year ahead ends a session %s; set right, it goes on to its own end', async (_, token, end) => {
  const { tokens, time, told, start } = keptSession();
  tokens.set('acme', token);
  start();
  await time.pass(minute);
  time.setClock(365 * day);
  await time.pass(2 * minute);
  time.setClock(-365 * day);
  await time.pass(2 * minute);
  expect(told).toEqual(['acme over', 'acme renewed']);
  await time.pass(day);
  expect(told.at(-1)).toBe(end);
});

test('ten hours of sleep that no clock but the one on the wall has seen: one refresh', async () => {
  const { aws, time, told, start } = keptSession();
  start();
  await time.pass(minute);
  time.closeLid(10 * hour);
  await time.pass(2 * minute);
  expect([told, aws.asked]).toEqual([['acme renewed'], ['refresh-a']]);
});

test('once the app ends, nothing is refreshed any more, not even what waited for another process', async () => {
  const { aws, store, time, start } = keptSession();
  const { fresh, keeper } = start();
  let release = () => {};
  void store.exclusively('acme', () => new Promise<void>((resolve) => (release = resolve)));
  await time.pass(55 * minute);
  expect(fresh.unfinished()).toBe(false);
  await keeper.stop();
  release();
  await time.pass(hour);
  expect(aws.asked).toEqual([]);
});

test('an answer that is on its way is waited for, and is unfinished until it is written', async () => {
  const { aws, tokens, time, start } = keptSession();
  aws.meanwhile = () => time.clock.sleep(15_000);
  const { fresh, keeper } = start();
  await time.pass(51 * minute + 5_000);
  expect(fresh.unfinished()).toBe(true);
  const stopped = keeper.stop();
  await time.pass(15_000);
  await stopped;
  expect([fresh.unfinished(), tokens.get('acme')?.accessToken.reveal()]).toEqual([false, 'access-a1']);
});

test.each([
  ['is signed out', false],
  ['is gone', true],
])('no secret of a session that %s stays in memory', async (_, gone) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const kept = keptSession();
  const { aws, tokens, time } = kept;
  const { fresh, keeper } = kept.start();
  const seen: WeakRef<object>[] = [];
  const watch = () => {
    const { accessToken, refreshToken } = tokens.get('acme') ?? {};
    for (const secret of [accessToken, refreshToken]) if (secret !== undefined) seen.push(new WeakRef(secret));
  };
  watch();
  await time.pass(52 * minute);
  watch();
  aws.ended = true;
  await time.pass(hour);
  tokens.clear();
  if (gone) kept.sessions.length = 0;
  keeper.look();
  await settle();
  await time.pass(2 * minute);
  collect();
  await settle();
  collect();
  expect(seen.length).toBe(4);
  expect(seen.filter((secret) => secret.deref() !== undefined)).toEqual([]);
  expect(fresh.unfinished()).toBe(false);
});
