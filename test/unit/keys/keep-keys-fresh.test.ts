import { beforeEach, describe, expect, test } from 'vitest';
import type { KeepKeysFresh } from '../../../main/services/keep-keys-fresh.ts';
import { hour, minute } from '../signed-in/sample-token.ts';
import { settle } from '../signed-in/time.ts';
import { finance, keptKeys, signedIn } from './kept-keys.ts';

let kept: ReturnType<typeof keptKeys>;
let { time, credentials, aws, sessions, told } = keptKeys();
let keeper: KeepKeysFresh;

beforeEach(() => {
  kept = keptKeys();
  ({ time, credentials, aws, sessions, told } = kept);
});
const start = async () => {
  keeper = await kept.start();
};
const keyOf = (header: string) =>
  new RegExp(`\\[${header}\\]\\naws_access_key_id = (\\S+)`).exec(credentials.text ?? '')?.[1];

test.each([
  ['an hour', hour, 14 * minute],
  ['twelve hours', 12 * hour, 14 * minute],
  ['four seconds', 4000, 900],
])('keys of %s are renewed in their last quarter, in time and again and again', async (_, lifeMs, left) => {
  aws.lifeMs = lifeMs;
  await kept.put('dev');
  await start();
  await time.pass(lifeMs - left - (lifeMs > hour ? 2 * minute : lifeMs / 30));
  expect(aws.asked).toEqual([]);
  await time.pass(left / 2 + (lifeMs > hour ? 2 * minute : lifeMs / 30));
  expect([keyOf('dev'), aws.asked.length]).toEqual(['ASIA1', 1]);
  sessions[0] = signedIn(time.clock.now() + 1000 * hour);
  await time.pass(lifeMs * 3);
  expect(aws.asked.length).toBeGreaterThanOrEqual(4);
  expect(aws.asked.length).toBeLessThanOrEqual(6);
  expect(told.every((one) => one === 'dev renewed')).toBe(true);
});

test('keys that ran out while Daypass was closed are renewed at once, and what has much time left is left in peace', async () => {
  await kept.put('old', { lifeMs: -hour });
  await kept.put('new', { access: { ...finance, role: 'Admin' } });
  await start();
  expect([keyOf('old'), keyOf('new')]).toEqual(['ASIA1', 'OLD-new']);
});

test('what a person added to the section or wrote around it stays', async () => {
  credentials.text = '# mine\r\n[other]\naws_access_key_id=AKIA\n\n';
  await kept.put('dev', { lifeMs: 0, more: '  # note\noutput = json\n' });
  credentials.text += '\n[last]\nregion=x';
  await start();
  expect(credentials.text).toBe(
    '# mine\r\n[other]\naws_access_key_id=AKIA\n\n[dev]\naws_access_key_id = ASIA1\naws_secret_access_key = secret1\n' +
      'aws_session_token = token1\nregion = eu-west-1\n  # note\noutput = json\n\n[last]\nregion=x',
  );
});

test('profiles of one access are renewed with one answer of AWS, and others one after the other', async () => {
  await kept.put('a', { lifeMs: 0 });
  await kept.put('b', { lifeMs: hour - minute });
  await kept.put('c', { lifeMs: 0, access: { ...finance, role: 'Billing' } });
  await kept.put('d', { lifeMs: 0, access: { ...finance, role: 'Support' } });
  await start();
  expect(aws.asked).toEqual(['001234567890 ReadOnlyAccess', '001234567890 Billing', '001234567890 Support']);
  expect([keyOf('a'), keyOf('b'), keyOf('c'), keyOf('d')]).toEqual(['ASIA1', 'ASIA1', 'ASIA2', 'ASIA3']);
  expect(aws.mostAtOnce).toBe(1);
});

test('many that are due together are written in one change', async () => {
  for (let count = 0; count < 40; count += 1) {
    await kept.put(`p${count}`, { lifeMs: 0, access: { ...finance, role: `R${count}` } });
  }
  let writes = 0;
  credentials.meanwhile = () => {
    writes += 1;
  };
  await start();
  expect([aws.asked.length, keyOf('p0'), keyOf('p39'), writes]).toEqual([40, 'ASIA1', 'ASIA40', 1]);
  expect(told).toHaveLength(40);
});

test('but none waits long for another, and none fails for what ails another', async () => {
  await kept.put('early', { lifeMs: 0, access: { ...finance, role: 'Early' } });
  credentials.text += '[mine]\n';
  await kept.put('odd', { lifeMs: 0 });
  credentials.text = credentials.text?.replace('[odd]', '[odd] x');
  await kept.put('slow', { lifeMs: 0, access: { ...finance, role: 'Slow' } });
  await kept.put('late', { lifeMs: 0, access: { ...finance, role: 'Late' } });
  aws.answer = () => (/Slow|Late/.test(aws.asked.at(-1) ?? '') ? time.clock.sleep(5000) : Promise.resolve());
  await start();
  await time.pass(5000);
  expect([keyOf('early'), keyOf('slow'), keyOf('late')]).toEqual(['ASIA1', 'ASIA3', 'OLD-late']);
  await time.pass(5000);
  expect([keyOf('early'), keyOf('slow'), keyOf('late')]).toEqual(['ASIA1', 'ASIA3', 'ASIA4']);
  expect(credentials.text).toContain('OLD-odd');
});

test('where there is nothing to renew nothing wakes up; with keys, when they are due', async () => {
  await start();
  await time.pass(24 * hour);
  expect(kept.sleeps()).toBe(0);
  await kept.put('dev');
  keeper.look();
  await time.pass(44 * minute);
  expect([kept.sleeps(), aws.asked.length]).toEqual([1, 0]);
  await time.pass(2 * minute);
  expect([kept.sleeps(), aws.asked.length]).toEqual([2, 1]);
  sessions[0] = signedIn(time.clock.now() - 1, false);
  keeper.follow();
  await settle();
  const asleep = kept.sleeps();
  await time.pass(24 * hour);
  expect(kept.sleeps()).toBe(asleep);
});

test('keys that were exported meanwhile are renewed as well', async () => {
  await start();
  await kept.put('dev', { lifeMs: 0 });
  keeper.look();
  await settle();
  expect(keyOf('dev')).toBe('ASIA1');
});

describe('a clock that is not to be trusted:', () => {
  test('after a sleep over the end, keys are renewed at once', async () => {
    await kept.put('dev');
    await start();
    time.closeLid(9 * hour);
    keeper.wake();
    await settle();
    expect(keyOf('dev')).toBe('ASIA1');
  });

  test('set ahead over the end, keys are renewed as soon as their session is, and within the hour without a word', async () => {
    await kept.put('dev');
    await start();
    time.setClock(2 * hour);
    sessions[0] = signedIn(time.clock.now() + 12 * hour);
    keeper.follow();
    await settle();
    expect(keyOf('dev')).toBe('ASIA1');
    time.setClock(2 * hour);
    await time.pass(hour);
    expect(keyOf('dev')).toBe('ASIA2');
  });

  test.each([hour, 24 * hour])('set back by %i ms, keys are renewed as early as without that, and once', async (by) => {
    await kept.put('dev');
    await start();
    await time.pass(10 * minute);
    time.setClock(-by);
    aws.aheadMs = by;
    await time.pass(34 * minute);
    expect(aws.asked).toEqual([]);
    await time.pass(4 * minute);
    expect(aws.asked).toHaveLength(1);
  });
});

describe('what others did meanwhile is respected:', () => {
  test('a section that is gone is not made again, and nothing is remembered of it', async () => {
    await kept.put('dev');
    await start();
    credentials.text = '[mine]\nregion = x\n';
    await time.pass(hour);
    expect(credentials.text).toBe('[mine]\nregion = x\n');
    expect(kept.records()).toEqual([]);
    await time.pass(24 * hour);
    expect(aws.asked).toHaveLength(1);
  });

  test('keys that somebody put there are theirs', async () => {
    await kept.put('dev');
    await start();
    credentials.text = credentials.text?.replace('OLD-dev', 'MINE');
    await time.pass(hour);
    expect(keyOf('dev')).toBe('MINE');
    expect(kept.records()).toEqual([]);
  });

  test('what another program writes at the same moment stays', async () => {
    await kept.put('dev', { lifeMs: 0 });
    let times = 0;
    credentials.meanwhile = () => {
      if (times++ === 0) credentials.text += '[theirs]\nregion = x\n';
    };
    await start();
    expect(keyOf('dev')).toBe('ASIA1');
    expect(credentials.text).toContain('[theirs]\nregion = x\n');
    expect(aws.asked).toHaveLength(1);
  });
});

test('of keys that were replaced nothing is remembered, at the latest once they have ended', async () => {
  await kept.put('dev');
  await start();
  await time.pass(6 * hour);
  expect(kept.records().length).toBeLessThanOrEqual(2);
});

test('when the session has ended nothing is asked and the keys stay; after the next sign-in they are renewed at once', async () => {
  sessions[0] = signedIn(time.clock.now() + 30 * minute, false);
  await kept.put('dev');
  await start();
  await time.pass(20 * hour);
  expect([aws.asked, told, keyOf('dev')]).toEqual([[], [], 'OLD-dev']);
  sessions[0] = signedIn(time.clock.now() + hour);
  keeper.follow();
  await settle();
  expect(keyOf('dev')).toBe('ASIA1');
});
