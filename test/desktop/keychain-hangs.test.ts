import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Message, Variant } from '@jellybrick/dbus-next';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { messageBus } from '../../main/adapters/message-bus.ts';
import { osKeychain } from '../../main/adapters/os-keychain.ts';
import { askOnScreen } from '../../main/adapters/secret-service-question.ts';
import { type BusAnswer, busService } from './bus-service.ts';
import { type PrivateBus, privateBus } from './private-bus.ts';

const name = 'org.freedesktop.secrets';
const [collection, item, prompt] = ['/keyring', '/keyring/1', '/prompt'] as const;

let desktop: PrivateBus;
let home = '';
let calls: string[] = [];
let answers: Record<string, BusAnswer | ((message: Message) => BusAnswer)> = {};
let service: Awaited<ReturnType<typeof busService>>;

beforeEach(async () => {
  desktop = await privateBus();
  home = await mkdtemp(join(tmpdir(), 'daypass-keychain-'));
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', desktop.address);
  calls = [];
  answers = {
    ReadAlias: ['o', [collection]],
    Get: ['v', [new Variant('b', false)]],
    SearchItems: ['aoao', [[item], []]],
    OpenSession: ['vo', [new Variant('ay', Buffer.alloc(128, 2)), '/session']],
    Delete: ['o', ['/']],
  };
  service = await busService(desktop.address, name, (message: Message) => {
    calls.push(message.member);
    const answer = answers[message.member];
    return typeof answer === 'function' ? answer(message) : answer;
  });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await service.stop();
  await desktop.stop();
  await rm(home, { recursive: true });
});

const keychain = (limits: Readonly<{ refusalMs?: number }> = {}) =>
  osKeychain('linux', home, { onQuestion: () => undefined, ...limits });

test('a Secret Service that gets stuck only when it is to give the text is told within five seconds, once', async () => {
  answers.GetSecrets = 'never';
  const { read, write, look } = keychain();
  const start = performance.now();
  await expect(read('corp', 'silently')).rejects.toMatchObject({ kind: 'timeout' });
  await expect(write('corp', 'text', 'may-ask')).rejects.toMatchObject({ kind: 'timeout' });
  await expect(look()).rejects.toMatchObject({ kind: 'timeout' });
  expect(performance.now() - start).toBeLessThan(5000);
  expect(calls.filter((call) => call === 'GetSecrets')).toHaveLength(1);
  expect(calls).not.toContain('CreateItem');
  await service.stop();
  await expect.poll(() => look().catch(({ kind }) => kind)).toBe('no-service');
});

test('a locked item in an open keyring is never read silently, and never taken for one that is not there', async () => {
  answers.SearchItems = ['aoao', [[], [item]]];
  for (const look of [keychain().read('corp', 'silently'), keychain().list('silently')]) {
    await expect(look).rejects.toMatchObject({ kind: 'locked' });
  }
  expect(calls).not.toContain('OpenSession');
  expect(calls).not.toContain('Unlock');
});

test('one that asks in its own way is asked without looking for a prompter, and its No counts', async () => {
  answers.Get = ['v', [new Variant('b', true)]];
  answers.Unlock = ['aoo', [[], prompt]];
  answers.Prompt = ['', []];
  const reading = keychain().read('corp', 'may-ask');
  await expect.poll(() => calls).toContain('Prompt');
  service.signal(prompt, 'org.freedesktop.Secret.Prompt.Completed', 'bv', [true, new Variant('s', '')]);
  await expect(reading).rejects.toMatchObject({ kind: 'denied' });

  const asked = () => calls.filter((call) => call === 'Prompt').length;
  // Nothing that a new try would ask for: it is to be opened elsewhere.
  await expect(keychain({ refusalMs: 60_000 }).read('corp', 'may-ask')).rejects.toMatchObject({ kind: 'locked' });
  expect(asked()).toBe(1);
  const again = keychain().read('corp', 'may-ask');
  await expect.poll(asked).toBe(2);
  service.signal(prompt, 'org.freedesktop.Secret.Prompt.Completed', 'bv', [true, new Variant('s', '')]);
  await expect(again).rejects.toMatchObject({ kind: 'denied' });
});

test('a question that nobody answers is taken off the screen, and counts as a No', async () => {
  answers.Prompt = ['', []];
  const bus = messageBus('session', []);
  await expect(askOnScreen(bus, prompt, 100)).rejects.toMatchObject({ kind: 'denied' });
  bus.close();
  expect(calls).toEqual(['Prompt', 'Dismiss']);
});

test('one that hangs with its question open keeps nobody waiting for longer', async () => {
  Object.assign(answers, { Prompt: ['', []], Dismiss: 'never' });
  const bus = messageBus('session', []);
  await expect(askOnScreen(bus, prompt, 100)).rejects.toMatchObject({ kind: 'denied' });
  bus.close();
  expect(calls).toEqual(['Prompt', 'Dismiss']);
}, 9_000);

test('one that ends while it asks the person is no No', async () => {
  answers.Get = ['v', [new Variant('b', true)]];
  answers.Unlock = ['aoo', [[], prompt]];
  answers.Prompt = ['', []];
  const reading = keychain().read('corp', 'may-ask');
  await expect.poll(() => calls).toContain('Prompt');
  await service.stop();
  await expect(reading).rejects.toMatchObject({ kind: 'timeout' });
});

test('an item is removed, or replaced, with a question only where one may be asked', async () => {
  await keychain().remove('corp', 'silently');
  expect(calls.filter((call) => call === 'Delete')).toHaveLength(1);
  answers.Delete = ['o', [prompt]];
  answers.CreateItem = ['oo', ['/', prompt]];
  await expect(keychain().remove('corp', 'silently')).rejects.toMatchObject({ kind: 'locked' });
  await expect(keychain().write('corp', 'text', 'silently')).rejects.toMatchObject({ kind: 'locked' });
  expect(calls).not.toContain('Prompt');

  answers.Prompt = ['', []];
  const writing = keychain().write('corp', 'text', 'may-ask');
  await expect.poll(() => calls).toContain('Prompt');
  service.signal(prompt, 'org.freedesktop.Secret.Prompt.Completed', 'bv', [false, new Variant('o', item)]);
  await writing;
});

test('of several items of an account the newest is read, and what is locked meanwhile is not taken for gone', async () => {
  const [recent, old] = ['/other/1', item];
  const asked: unknown[] = [];
  answers.SearchItems = ['aoao', [[old, recent], []]];
  answers.Get = ({ path, body }) => [
    'v',
    [body[1] === 'Modified' ? new Variant('t', path === recent ? 2n : 1n) : new Variant('b', false)],
  ];
  answers.GetSecrets = ({ body }) => {
    asked.push(body[0]);
    return ['a{o(oayays)}', [{}]];
  };
  await expect(keychain().read('corp', 'silently')).rejects.toMatchObject({ kind: 'locked' });
  expect(asked).toEqual([[recent], [recent]]);
});

test('an error of the service is the reason of the refusal', async () => {
  answers.SearchItems = undefined;
  await expect(keychain().read('corp', 'silently')).rejects.toMatchObject({ kind: 'refused', detail: 'not here' });
});
