import { expect, test } from 'vitest';
import { heardKeptTokens } from '../../../main/services/heard-kept-tokens.ts';
import { hour, noon } from '../signed-in/sample-token.ts';
import { keptItem, someKeptTokens } from './some-kept-tokens.ts';

async function heard(platform: NodeJS.Platform) {
  const world = someKeptTokens(platform);
  for (const id of ['acme', 'beta']) {
    await world.process().write(id, keptItem(id, { expiresAt: noon + hour }), 'may-ask');
  }
  world.calls();
  return { world, kept: heardKeptTokens(world.process(), platform) };
}

test('on macOS, which may ask at any reading, nothing is read for the sake of being read', async () => {
  const { world, kept } = await heard('darwin');
  await kept.readSilently();
  await kept.readSilently('anew');
  expect([world.calls(), await kept.unreadUntil('acme')]).toEqual([[], noon + hour]);
  await kept.read('acme', 'may-ask');
  expect(await kept.unreadUntil('acme')).toBeUndefined();
  expect(await kept.unreadUntil('beta')).toBe(noon + hour);
  expect(kept.closedRetryMs).toBe(Number.POSITIVE_INFINITY);
});

test.each(['linux', 'win32'] as const)('on %s all are', async (platform) => {
  const { world, kept } = await heard(platform);
  expect(await kept.unreadUntil('acme')).toBeUndefined();
  await kept.readSilently();
  expect(world.calls()).toEqual(['read', 'read']);
  expect(kept.closedRetryMs).toBe(15_000);
});

test('that the keychain does again what is asked of it is told once, whichever session it was asked for', async () => {
  const { world, kept } = await heard('linux');
  let opened = 0;
  const unlisten = kept.listenOpened(() => {
    opened += 1;
  });
  await kept.readAnew('acme', 'silently');
  const closed = async (kind: 'locked' | undefined) => {
    world.fail(kind);
    world.time.now += 60_000;
    await Promise.allSettled([kept.readAnew('acme', 'silently'), kept.write('beta', keptItem('b'), 'silently')]);
  };
  await closed('locked');
  expect(opened).toBe(0);
  await closed(undefined);
  await closed(undefined);
  expect(opened).toBe(1);
  unlisten();
  await closed('locked');
  await closed(undefined);
  expect(opened).toBe(1);
});
