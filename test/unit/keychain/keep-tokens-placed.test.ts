import { expect, test, vi } from 'vitest';
import { KeychainFailure, type KeychainFailureKind } from '../../../main/domain/keychain-failure.ts';
import { keychainProblem } from '../../../main/domain/keychain-problem.ts';
import { Problem } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState } from '../../../main/domain/state.ts';
import { heardKeptTokens } from '../../../main/services/heard-kept-tokens.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { keepTokensPlaced } from '../../../main/services/keep-tokens-placed.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import type { Settled } from '../../../main/services/settle-tokens.ts';
import { noon } from '../signed-in/sample-token.ts';
import { found, hour, sessionWith } from '../state/sample.ts';
import { keptItem, someKeptTokens } from './some-kept-tokens.ts';

const acme = (facts: Partial<NonNullable<Session['token']>> = {}): Session => {
  const session = sessionWith('acme', 5 * hour);
  const { token = expect.fail('no token') } = session;
  return { ...session, token: { ...token, storage: 'keychain', ...facts } };
};

/** The app, with the session "acme" in the keychain. Each settling comes to the next of `settlings`. */
async function placing(...settlings: Partial<Settled>[]) {
  const world = someKeptTokens();
  await world.process().write('acme', keptItem('a'), 'may-ask');
  world.calls();
  const kept = heardKeptTokens(world.process(), 'linux');
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(acme()));
  const log: string[] = [];
  const during: { settling?: () => Promise<unknown> } = {};
  const placed = keepTokensPlaced({
    ...{ holder, kept },
    async settle() {
      log.push('settle');
      await during.settling?.();
      return { moved: [], left: [], failures: [], ...settlings.shift() };
    },
    async finishLeaving() {
      log.push('finish');
      return [];
    },
    reload: async () => void log.push('reload'),
    problemFor: createProblemFor(() => undefined),
  });
  const rested = () => vi.waitFor(() => expect(placed.busy()).toBe(false));
  await rested();
  return { world, kept, holder, log, during, placed, rested };
}

test('as the app starts, tokens are read, and what was left is brought to its place', async () => {
  const { world, log, kept } = await placing();
  expect(world.keychain.calls.map(({ does, asking }) => [does, asking])).toEqual([['read', 'silently']]);
  expect(log).toEqual(['reload', 'settle', 'finish']);
  expect((await kept.known()).map(({ item }) => item !== undefined)).toEqual([true]);
});

test('a plain file that appears is brought to its place, and that is told', async () => {
  const { holder, log, rested } = await placing({}, { moved: ['acme'] });
  log.length = 0;
  holder.dispatch(found(acme({ plaintext: { since: noon, is: 'newer' } })));
  await rested();
  expect(log).toEqual(['settle', 'finish', 'reload']);
  expect(holder.state().notice?.text).toBe('The new sign-in of "acme" was moved into the keychain.');
});

test('that a name is somebody else’s in the keychain is told, once; that it is closed shows with the session', async () => {
  const failuresOf = (...kinds: readonly KeychainFailureKind[]) => ({
    failures: kinds.map((kind) => keychainProblem(new KeychainFailure(kind), 'linux')),
  });
  const { holder, placed, rested } = await placing(failuresOf('locked'), failuresOf('taken'), failuresOf('taken'));
  expect(holder.state().notice).toBeUndefined();
  placed.look();
  await rested();
  expect(holder.state().notice).toMatchObject({ tone: 'problem', text: expect.stringContaining('is no token of it') });
  holder.dispatch({ type: 'notice-dismissed' });
  placed.look();
  await rested();
  expect(holder.state().notice).toBeUndefined();
});

test('so is that a newer Daypass put the item there', async () => {
  const failures = [keychainProblem(new KeychainFailure('newer'), 'linux')];
  const { holder } = await placing({ failures });
  expect(holder.state().notice).toMatchObject({ tone: 'problem', text: expect.stringContaining('a newer Daypass') });
});

test('what was told of a move goes once there is another token in a file, and only that', async () => {
  const { holder, rested } = await placing({}, { moved: ['acme'] }, {}, {});
  holder.dispatch(found(acme({ plaintext: { since: noon, is: 'newer' } })));
  await rested();
  holder.dispatch(found(acme({})));
  await rested();
  expect(holder.state().notice?.text).toContain('was moved into the keychain');
  holder.dispatch(found(acme({ plaintext: { since: noon + 1, is: 'newer' } })));
  await rested();
  expect(holder.state().notice).toBeUndefined();
  holder.dispatch({ type: 'told', notice: { tone: 'problem', text: 'Something else.' } });
  await rested();
  expect(holder.state().notice?.text).toBe('Something else.');
});

test('a keychain that stays closed is not tried again and again', async () => {
  const { world, holder, log, rested } = await placing();
  await world.process().write('acme', keptItem('b'), 'silently');
  world.fail('locked');
  holder.dispatch(found(acme({ unread: { what: 'The keyring is locked.' } })));
  await rested();
  log.length = 0;
  world.calls();
  holder.dispatch(found(acme({ unread: { what: 'The keyring is locked.' }, expiresAt: noon + 6 * hour })));
  await rested();
  expect([log, world.calls()]).toEqual([[], []]);
});

test('what could not be brought to its place is tried again once the keychain does what somebody asks of it', async () => {
  const { world, kept, log, rested } = await placing();
  log.length = 0;
  world.fail('locked');
  await expect(kept.write('acme', keptItem('b'), 'silently')).rejects.toBeInstanceOf(Problem);
  world.fail(undefined);
  expect(log).toEqual([]);
  await kept.readAnew('acme', 'silently');
  await rested();
  expect(log).toEqual(['settle', 'finish']);
});

test('a keychain that is read and not written is not tried again and again', async () => {
  const { world, kept, log, during, placed, rested } = await placing();
  during.settling = async () => {
    if (log.length > 9) return;
    world.fail('refused');
    await expect(kept.write('acme', keptItem('b'), 'silently')).rejects.toBeInstanceOf(Problem);
    world.fail(undefined);
    await kept.readAnew('acme', 'silently');
  };
  log.length = 0;
  placed.look();
  await rested();
  expect(log).toEqual(['settle', 'finish']);
});

test('who looks sees that an item is gone', async () => {
  const { world, kept, placed, log, rested } = await placing();
  world.keychain.items.clear();
  log.length = 0;
  placed.look();
  await rested();
  expect(log).toContain('reload');
  expect((await kept.known()).map(({ session }) => session.facts)).toEqual([undefined]);
});

test('what could not be done is told once, but for a closed keychain, which shows with the session', async () => {
  const failures = ['file', 'keychain'].map((kind) => new Problem(kind as 'file', { what: `It fails for a ${kind}.` }));
  const { holder, placed, rested } = await placing({ failures }, { failures });
  expect(holder.state().notice).toMatchObject({ tone: 'problem', text: 'It fails for a file.' });
  holder.dispatch({ type: 'notice-dismissed' });
  placed.look();
  await rested();
  expect(holder.state().notice).toBeUndefined();
});

test('nothing is begun after the end', async () => {
  const { placed, log } = await placing();
  await placed.stop();
  log.length = 0;
  placed.look();
  expect([log, placed.busy()]).toEqual([[], false]);
});

test('that the record can’t be read is told with the sessions alone, whoever finds it out first', async () => {
  const damaged = new Problem('file', { what: 'The record is damaged.', next: 'Mend it.' });
  const sessionsTell = { ...found(acme()), problem: { kind: 'file', ...damaged.words } } as const;
  const { holder, placed, rested } = await placing({ failures: [damaged] }, { failures: [damaged] });
  expect(holder.state().notice?.text).toBe('The record is damaged. Mend it.');
  holder.dispatch(sessionsTell);
  expect(holder.state().notice).toBeUndefined();

  const later = await placing({}, { failures: [damaged] });
  later.holder.dispatch(sessionsTell);
  later.placed.look();
  await later.rested();
  expect(later.holder.state().notice).toBeUndefined();
  placed.look();
  await rested();
});
