import type { EventEmitter } from 'node:events';
import { beforeEach, expect, test, vi } from 'vitest';
import { notifierOfElectron } from '../../../main/adapters/notifier-of-electron.ts';
import type { Reminder } from '../../../main/domain/reminder.ts';

const { system, FakeNotification } = await vi.hoisted(async () => {
  const { EventEmitter: Emitter } = await import('node:events');
  /** What a system did with notifications, and what it does with the next. */
  const system = { supported: true, answer: 'show' as 'show' | 'failed', shown: [] as EventEmitter[] };
  class FakeNotification extends Emitter {
    static isSupported = () => system.supported;
    closed = false;
    readonly options: unknown;
    constructor(options: unknown) {
      super();
      this.options = options;
    }
    show() {
      system.shown.push(this);
      this.emit(system.answer, {}, 'not permitted');
    }
    close() {
      this.closed = true;
      this.emit('close', { reason: 'applicationHidden' });
    }
  }
  return { system, FakeNotification };
});
vi.mock('electron', () => ({ Notification: FakeNotification }));

beforeEach(() => {
  Object.assign(system, { supported: true, answer: 'show', shown: [] });
});

const reminder: Reminder = {
  key: 'end acme',
  sessionId: 'acme',
  title: 'acme ends in 15 min',
  body: 'Sign in again.',
  actions: [
    { action: 'sign-in', text: 'Sign in' },
    { action: 'snooze', text: 'Snooze' },
  ],
};

function listened() {
  const notifier = notifierOfElectron();
  const heard: string[] = [];
  notifier.listen({ acted: (_key, action) => heard.push(action), dismissed: () => heard.push('put away') });
  return { notifier, heard };
}
const shownAt = (index: number) => {
  const found = system.shown[index];
  if (!(found instanceof FakeNotification)) throw new Error('not shown');
  return found;
};

test('words and buttons are given to the system', async () => {
  await listened().notifier.show(reminder);
  expect(shownAt(0).options).toEqual({
    title: 'acme ends in 15 min',
    body: 'Sign in again.',
    actions: [
      { type: 'button', text: 'Sign in' },
      { type: 'button', text: 'Snooze' },
    ],
  });
});

test('a click is the first action; a button is told by its number, as older and newer Electrons give it', async () => {
  const { notifier, heard } = listened();
  await notifier.show(reminder);
  shownAt(0).emit('click', {});
  await notifier.show(reminder);
  shownAt(1).emit('action', {}, 1);
  await notifier.show(reminder);
  shownAt(2).emit('action', { actionIndex: 1 }, 0);
  expect(heard).toEqual(['sign-in', 'snooze', 'snooze']);
});

test('only what the person closes is put away, not what moved into the notification centre, nor what was acted on', async () => {
  const { notifier, heard } = listened();
  await notifier.show(reminder);
  shownAt(0).emit('close', { reason: 'timedOut' });
  shownAt(0).emit('close', {});
  expect(heard).toEqual([]);
  shownAt(0).emit('close', { reason: 'userCanceled' });
  await notifier.show(reminder);
  shownAt(1).emit('click', {});
  shownAt(1).emit('close', { reason: 'userCanceled' });
  expect(heard).toEqual(['put away', 'sign-in']);
});

test('the next one closes the one before it, and withdrawing closes the last', async () => {
  const { notifier, heard } = listened();
  await notifier.show(reminder);
  await notifier.show(reminder);
  expect([shownAt(0).closed, shownAt(1).closed]).toEqual([true, false]);
  await notifier.withdraw(reminder.key);
  expect(shownAt(1).closed).toBe(true);
  expect(heard).toEqual([]);
});

test('without permission, or without notifications at all, showing fails and says why', async () => {
  const { notifier } = listened();
  system.answer = 'failed';
  await expect(notifier.show(reminder)).rejects.toThrow('not permitted');
  system.supported = false;
  await expect(notifier.show(reminder)).rejects.toThrow('This system shows no notifications.');
});
