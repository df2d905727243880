import { spawnSync } from 'node:child_process';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { oneQuestion } from '../../../main/adapters/one-question.ts';
import { refusals } from '../../../main/adapters/refusals.ts';
import { KeychainFailure } from '../../../main/domain/keychain-failure.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

/** A person who is asked by several processes for one keyring. */
async function world(answer: () => boolean) {
  const time = { now: 1_700_000_000_000 };
  const home = join(await temporaryFolder(), 'daypass');
  let locked = true;
  const seen = { asked: 0, atOnce: 0, most: 0 };
  const ask = async () => {
    seen.asked += 1;
    seen.atOnce += 1;
    seen.most = Math.max(seen.most, seen.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 50));
    seen.atOnce -= 1;
    if (!answer()) throw new KeychainFailure('denied');
    locked = false;
  };
  /** Each call is another process. */
  const process = (refusalMs = 0) =>
    oneQuestion(
      home,
      5000,
      refusals(home, refusalMs, () => time.now),
    )(async () => locked, ask);
  return { home, seen, time, process };
}

test('of fifty that need it at once one asks, and all go on with the answer', async () => {
  const { seen, process } = await world(() => true);
  await Promise.all(Array.from({ length: 50 }, () => process()));
  expect(seen.asked).toBe(1);
});

test('a refusal counts for all who waited meanwhile, and not for who comes later', async () => {
  const { seen, process } = await world(() => seen.asked > 1);
  const settled = await Promise.allSettled(Array.from({ length: 20 }, () => process()));
  for (const one of settled) expect(one).toMatchObject({ reason: { kind: 'denied' } });
  expect(seen.asked).toBe(1);
  await process();
  expect(seen).toMatchObject({ asked: 2, most: 1 });
});

test('for a program that is started again and again a refusal counts for a while, whoever was asked', async () => {
  const { home, seen, time, process } = await world(() => seen.asked > 4);
  await expect(process()).rejects.toMatchObject({ kind: 'denied' });
  time.now += 9_999;
  await process(10_000);
  expect(seen.asked).toBe(1);
  await expect(process()).rejects.toMatchObject({ kind: 'denied' });
  time.now += 10_000;
  await expect(process(10_000)).rejects.toMatchObject({ kind: 'denied' });
  expect(seen.asked).toBe(3);
  // The clock was ahead, and was set right since.
  time.now -= 86_400_000;
  await expect(process(10_000)).rejects.toMatchObject({ kind: 'denied' });
  await writeFile(join(home, 'keychain-refused'), 'what no process wrote');
  await process(10_000);
  expect(seen.asked).toBe(5);
});

test("the lock of a process that was killed while it asked stands in nobody's way", async () => {
  const { home, seen, process } = await world(() => true);
  const killed = spawnSync('true').pid;
  await mkdir(home);
  await writeFile(join(home, 'keychain-question.daypass-lock'), `${hostname()} ${killed} left`);
  await process();
  expect(seen.asked).toBe(1);
  expect(await readdir(home)).toEqual([]);
});

test('a folder that can not be used is told, and nobody is asked twice for it', async () => {
  const { home, seen, process } = await world(() => true);
  await writeFile(home, 'a file in its place');
  await expect(process()).rejects.toMatchObject({ name: 'KeychainFailure', kind: 'refused' });
  expect(seen.asked).toBe(0);
});
