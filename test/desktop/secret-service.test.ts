import type { Message } from '@jellybrick/dbus-next';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { secretService, secretsName } from '../../main/adapters/secret-service.ts';
import { type BusAnswer, busService } from './bus-service.ts';
import { type PrivateBus, privateBus } from './private-bus.ts';

const limitMs = 1000;

let bus: PrivateBus;
beforeAll(async () => {
  bus = await privateBus();
});
afterAll(() => bus.stop());
beforeEach(() => vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', bus.address));
afterEach(() => vi.unstubAllEnvs());

const answers: Readonly<Record<string, BusAnswer>> = {
  ReadAlias: ['o', ['/org/freedesktop/secrets/collection/login']],
  SearchItems: ['aoao', [['/one'], []]],
};

test('one that answers slowly, since many ask at once, is waited for, answer by answer; one that stops to answer is not', async () => {
  let answered = 0;
  const slowly = async ({ member = '' }: Message): Promise<BusAnswer> => {
    await new Promise((resolve) => setTimeout(resolve, limitMs * 0.4));
    answered += 1;
    return answered > 4 ? 'never' : answers[member];
  };
  const service = await busService(bus.address, secretsName, slowly);
  const withService = secretService(limitMs);
  const found = await withService(async ({ defaultCollection, search }) => {
    await defaultCollection();
    for (let asked = 0; asked < 2; asked++) await search({});
    return search({ account: 'corp' });
  });
  expect(found).toEqual({ open: ['/one'], locked: [] });
  await expect(withService(({ defaultCollection }) => defaultCollection())).rejects.toMatchObject({ kind: 'timeout' });
  await service.stop();
});
