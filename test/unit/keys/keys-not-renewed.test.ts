import { beforeEach, expect, test } from 'vitest';
import { PortalFailure } from '../../../main/domain/portal-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { credentialsProblem } from '../../../main/services/credentials-problem.ts';
import type { KeepKeysFresh } from '../../../main/services/keep-keys-fresh.ts';
import { portalProblem, signInNeeded } from '../../../main/services/portal-problem.ts';
import { hour, minute } from '../signed-in/sample-token.ts';
import { settle } from '../signed-in/time.ts';
import { finance, keptKeys, signedIn } from './kept-keys.ts';

let kept: ReturnType<typeof keptKeys>;
let { time, credentials, aws, sessions, told } = keptKeys();
let keeper: KeepKeysFresh;

beforeEach(async () => {
  kept = keptKeys();
  ({ time, credentials, aws, sessions, told } = kept);
  sessions[0] = signedIn(time.clock.now() + 48 * hour);
  await kept.put('dev');
  keeper = await kept.start();
});

const offline = () => portalProblem(new PortalFailure('unreachable', 'no route to host'));
const busy = () => portalProblem(new PortalFailure('server', 'HTTP 503'));
const takenAway = () => credentialsProblem(new PortalFailure('forbidden', 'No access'), finance);
const readOnly = () => new Problem('file', { what: 'credentials is read-only.' });

test('a day offline is no news; once AWS is there again the keys are renewed within two minutes', async () => {
  aws.failure = offline();
  await time.pass(24 * hour);
  expect(told).toEqual([]);
  expect(aws.asked.length).toBeLessThan(24 * 60);
  aws.failure = undefined;
  await time.pass(2 * minute);
  expect(told).toEqual(['dev renewed']);
});

test('when the network is back with the machine, or the session well again, the keys are renewed at once', async () => {
  aws.failure = offline();
  await time.pass(3 * hour);
  keeper.wake();
  await settle();
  aws.failure = undefined;
  // The network may come a moment after its machine.
  await time.pass(5_000);
  expect(told).toEqual(['dev renewed']);
  aws.failure = offline();
  await time.pass(3 * hour);
  const session = signedIn(time.clock.now() + 48 * hour);
  sessions[0] = { ...session, trouble: { kind: 'offline' } };
  keeper.follow();
  await settle();
  aws.failure = undefined;
  sessions[0] = session;
  keeper.follow();
  await settle();
  expect(told).toEqual(['dev renewed', 'dev renewed']);
});

test('while AWS has no time, nothing is told before the keys have run out', async () => {
  aws.failure = busy();
  await time.pass(59 * minute);
  expect(told).toEqual([]);
  await time.pass(hour);
  expect(told).toEqual(['dev not-renewed']);
  aws.failure = undefined;
  await time.pass(2 * minute);
  expect(told).toEqual(['dev not-renewed', 'dev well', 'dev renewed']);
});

test.each([
  ['a role that was taken away', takenAway],
  ['a sign-in that AWS does not take', signInNeeded],
  [
    'a setting in the way of the network',
    () => portalProblem(new PortalFailure('unreachable', 'a certificate', { lasting: true })),
  ],
])('%s is told once, some minutes before the keys run out, and asked for seldom', async (_, failure) => {
  aws.failure = failure();
  await time.pass(54 * minute);
  expect(told).toEqual([]);
  await time.pass(2 * minute);
  expect(told).toEqual(['dev not-renewed']);
  await time.pass(5 * hour);
  expect(told).toEqual(['dev not-renewed']);
  aws.asked.length = 0;
  await time.pass(5 * hour);
  expect(aws.asked.length).toBeLessThan(30);
  aws.failure = undefined;
  keeper.wake();
  await settle();
  expect(told).toEqual(['dev not-renewed', 'dev well', 'dev renewed']);
});

test('after another sign-in it is told again, and taken back once the profile is gone', async () => {
  aws.failure = takenAway();
  await time.pass(hour);
  sessions[0] = signedIn(time.clock.now() + 48 * hour);
  keeper.follow();
  await settle();
  expect(told).toEqual(['dev not-renewed', 'dev not-renewed']);
  sessions[0] = signedIn(time.clock.now() + 47 * hour);
  aws.failure = offline();
  keeper.follow();
  await settle();
  credentials.text = '';
  keeper.look();
  await settle();
  expect(told).toEqual(['dev not-renewed', 'dev not-renewed', 'dev well']);
});

test('a file that may not be changed is told once, and its keys are renewed when it may', async () => {
  credentials.meanwhile = () => {
    throw readOnly();
  };
  await time.pass(3 * hour);
  expect(told).toEqual(['dev not-renewed']);
  expect(credentials.text).toContain('OLD-dev');
  credentials.meanwhile = () => undefined;
  await time.pass(15 * minute);
  expect(told).toEqual(['dev not-renewed', 'dev well', 'dev renewed']);
});

test('a file that the AWS CLI cannot read is told as well, and not changed', async () => {
  const broken = `nonsense\n${credentials.text}`;
  credentials.text = broken;
  keeper.look();
  await time.pass(hour);
  expect(told).toEqual(['dev not-renewed']);
  expect(credentials.text).toBe(broken);
  expect(kept.records().some(({ header }) => header === 'dev')).toBe(true);
});

test('keys that are gone are not told of any more', async () => {
  aws.failure = takenAway();
  await time.pass(hour);
  credentials.text = '';
  keeper.look();
  await settle();
  expect(told).toEqual(['dev not-renewed', 'dev well']);
});

test('nobody is told of keys whose session has ended: of that there is a reminder', async () => {
  aws.failure = takenAway();
  sessions[0] = signedIn(time.clock.now() + 50 * minute, false);
  await time.pass(24 * hour);
  expect(told).toEqual([]);
});

test('what ails one profile holds up no other', async () => {
  await kept.put('other', { access: { ...finance, role: 'Billing' }, lifeMs: hour });
  keeper.look();
  await settle();
  aws.answer = async () => {
    if (aws.asked.at(-1)?.endsWith(finance.role)) throw takenAway();
  };
  await time.pass(50 * minute);
  expect(told).toEqual(['other renewed']);
});

test('of a session that AWS does not answer, only one access is asked for at a time', async () => {
  for (const role of ['A', 'B', 'C', 'D']) await kept.put(role, { access: { ...finance, role } });
  keeper.look();
  aws.failure = offline();
  await time.pass(46 * minute);
  expect(aws.asked.length).toBeLessThanOrEqual(8);
});

test('AWS that gives the same credentials again is not asked over and over', async () => {
  aws.lifeMs = -hour;
  await time.pass(2 * hour);
  expect(aws.asked.length).toBeLessThan(20);
  expect(credentials.text).toContain('OLD-dev');
});
