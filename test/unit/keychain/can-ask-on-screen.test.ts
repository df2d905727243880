import { expect, test } from 'vitest';
import type { MessageBus } from '../../../main/adapters/message-bus.ts';
import { canAskOnScreen } from '../../../main/adapters/secret-service-question.ts';

/** Tries a bus on which GNOME Keyring keeps secrets, or another program, and its prompter fails to start so many times. */
async function tryBus({ failures, isGnome = true }: { failures: number; isGnome?: boolean }) {
  let starts = 0;
  const call: MessageBus['call'] = async ({ member, body = [] }) => {
    if (member.endsWith('.GetNameOwner')) return [body[0] === 'org.gnome.keyring' && !isGnome ? ':1.2' : ':1.1'];
    starts += 1;
    if (starts <= failures) throw new Error('exited with status 1');
    return [1];
  };
  return { can: await canAskOnScreen({ call }), starts };
}

test('a prompter that comes up can ask', async () => {
  expect(await tryBus({ failures: 0 })).toEqual({ can: true, starts: 1 });
});

test('one that comes just as another one closes is started once more', async () => {
  expect(await tryBus({ failures: 1 })).toEqual({ can: true, starts: 2 });
});

test('without a display it fails again, and nobody can be asked', async () => {
  expect(await tryBus({ failures: Number.POSITIVE_INFINITY })).toEqual({ can: false, starts: 2 });
});

test('other keepers of secrets ask in a way of their own', async () => {
  expect(await tryBus({ failures: Number.POSITIVE_INFINITY, isGnome: false })).toEqual({ can: true, starts: 0 });
});
