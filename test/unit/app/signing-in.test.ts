import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { initialState } from '../../../main/domain/state.ts';
import { actFromTray } from '../../../main/services/act-from-tray.ts';
import { lookAtNewTokens, tellOfKeeping } from '../../../main/services/follow-sign-ins.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { createProblemFor } from '../../../main/services/problem-for.ts';
import type { SignInListener } from '../../../main/services/sign-in.ts';
import { signInFromApp } from '../../../main/services/sign-in-from-app.ts';
import { signOutFromApp } from '../../../main/services/sign-out-from-app.ts';
import { tellClockOnce } from '../../../main/services/tell-clock-once.ts';
import { found, hour, minute, noon, renewableWith, sessionWith } from '../state/sample.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const problemFor = createProblemFor(() => undefined);
const page = { url: 'https://example.test/authorize', endsAt: noon + 5 * minute, opened: true };
const cancelledProblem = new Problem('sign-in-needed', { what: 'The sign-in was cancelled.' });

/** The app around a sign-in that waits until it is told how it ends. */
function startApp(...sessions: readonly Session[]) {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(...sessions));
  const world = {
    holder,
    onDisk: [...sessions] as readonly Session[],
    started: [] as string[],
    shown: 0,
    added: [] as unknown[],
    tell: (() => undefined) as SignInListener,
    succeed() {},
    fail(_: Problem) {},
  };
  let waiting: Promise<void> | undefined;
  const signIns = signInFromApp({
    holder,
    signIn: {
      start(session, way, listener) {
        world.started.push(`${session.id} ${way}`);
        world.tell = listener;
        waiting ??= new Promise<void>((resolve, reject) => {
          world.succeed = resolve;
          world.fail = reject;
        }).finally(() => {
          waiting = undefined;
        });
        return waiting;
      },
      cancel: () => world.fail(cancelledProblem),
      openAgain: async () => true,
    },
    add: async (wish) => {
      world.added.push(wish);
      world.onDisk = [sessionWith('added')];
      return { sessionId: 'added' };
    },
    reload: async () => holder.dispatch(found(...world.onDisk)),
    problemFor,
  });
  const act = actFromTray({
    holder,
    signIns,
    openConsole: async () => undefined,
    copy: async () => undefined,
    clearClipboard: async () => undefined,
    signOut: async () => undefined,
    showWindow: () => void world.shown++,
    quit: () => undefined,
    problemFor,
  });
  return Object.assign(world, { signIns, act });
}

test('a sign-in is told from its beginning to its end, and the token is there before it ends', async () => {
  const app = startApp(sessionWith('acme'));
  const { sessionId, done } = await app.signIns.begin('acme', 'browser');
  expect(app.holder.state().signIns).toEqual([{ sessionId, way: 'browser' }]);
  app.tell({ way: 'browser', ...page });
  expect(app.holder.state().signIns).toEqual([{ sessionId, way: 'browser', page }]);
  const seen: unknown[] = [];
  app.holder.subscribe(({ signIns, sessions }) => seen.push([signIns.length, sessions[0]?.token !== undefined]));
  app.onDisk = [renewableWith('acme', hour)];
  app.succeed();
  expect(await done).toBe(true);
  expect(seen).toEqual([
    [1, true],
    [0, true],
  ]);
});

test('a second click joins the first, keeps its page, and can go on with a code', async () => {
  const app = startApp(sessionWith('acme'));
  const first = await app.signIns.begin('acme', 'browser');
  app.tell({ way: 'browser', ...page });
  const second = await app.signIns.begin('acme', 'browser');
  expect(second.done).toBe(first.done);
  expect(app.holder.state().signIns[0]?.page).toEqual(page);
  await app.signIns.begin('acme', 'device');
  expect(app.holder.state().signIns).toEqual([{ sessionId: 'acme', way: 'device' }]);
  app.succeed();
  expect(await first.done).toBe(true);
});

test('why a sign-in came to nothing is told until the next one begins', async () => {
  const app = startApp(sessionWith('acme'));
  const { done } = await app.signIns.begin('acme', 'browser');
  app.fail(new Problem('sign-in-needed', { what: 'You said no.', next: 'Sign in again.' }));
  expect(await done).toBe(false);
  const problem = { kind: 'sign-in-needed', what: 'You said no.', next: 'Sign in again.' };
  expect(app.holder.state()).toMatchObject({ signIns: [], failedSignIns: [{ sessionId: 'acme', problem }] });
  await app.signIns.begin('acme', 'browser');
  expect(app.holder.state().failedSignIns).toEqual([]);
});

test('a session that only a token tells of is added to the config file before it is signed in', async () => {
  const app = startApp({ ...sessionWith('from-cache', -hour), form: 'cached' });
  expect((await app.signIns.begin('from-cache', 'browser')).sessionId).toBe('added');
  expect(app.added).toEqual([{ startUrl: 'https://from-cache.awsapps.com/start', region: 'eu-central-1' }]);
  expect(app.started).toEqual(['added browser']);
  expect(app.holder.state().chosen).toBe('added');
});

test('from the tray, the browser is enough: no window, and one calm notice at the end', async () => {
  const app = startApp(sessionWith('acme'));
  const acted = app.act({ do: 'sign-in', sessionId: 'acme' });
  await vi.advanceTimersByTimeAsync(0);
  app.tell({ way: 'browser', ...page });
  app.onDisk = [renewableWith('acme', hour)];
  app.succeed();
  await acted;
  expect(app.shown).toBe(0);
  expect(app.holder.state().notice).toEqual({ tone: 'done', text: 'Signed in to "acme".' });
});

test.each([
  ['a code is to be compared', { way: 'device', userCode: 'ABCD-EFGH', ...page } as const],
  ['no browser could be opened', { way: 'browser', ...page, opened: false } as const],
])('from the tray, the window comes where %s', async (_, step) => {
  const app = startApp(sessionWith('acme'));
  void app.act({ do: 'sign-in', sessionId: 'acme' });
  await vi.advanceTimersByTimeAsync(0);
  app.tell(step);
  app.tell(step);
  expect(app.shown).toBe(1);
});

test('from the tray or a reminder, another wish for a sign-in that waits shows it, and changes nothing about it', async () => {
  const app = startApp(sessionWith('acme'));
  await app.signIns.begin('acme', 'device');
  app.tell({ way: 'device', userCode: 'ABCD-EFGH', ...page });
  await app.act({ do: 'sign-in', sessionId: 'acme' });
  expect(app.started).toEqual(['acme device']);
  expect(app.holder.state().signIns).toMatchObject([{ sessionId: 'acme', way: 'device' }]);
  expect(app.shown).toBe(1);
});

test('from the tray, a failure brings the window with its words, a cancelled sign-in does not', async () => {
  const app = startApp(sessionWith('acme'));
  const first = app.act({ do: 'sign-in', sessionId: 'acme' });
  await vi.advanceTimersByTimeAsync(0);
  await app.act({ do: 'cancel-sign-in', sessionId: 'acme' });
  await first;
  expect(app.shown).toBe(0);
  const second = app.act({ do: 'sign-in', sessionId: 'acme' });
  await vi.advanceTimersByTimeAsync(0);
  app.fail(new Problem('unreachable', { what: 'AWS cannot be reached.' }));
  await second;
  expect(app.shown).toBe(1);
  expect(app.holder.state().failedSignIns).toHaveLength(1);
});

test('signing out tells whether AWS knows, goes on after a failure, and leaves what is signed out alone', async () => {
  const app = startApp(
    sessionWith('acme', hour),
    sessionWith('beta', hour),
    sessionWith('gone', hour),
    sessionWith('out'),
  );
  const asked: string[] = [];
  const { one, all } = signOutFromApp({
    holder: app.holder,
    async signOut({ id }) {
      asked.push(id);
      if (id === 'beta') throw new Problem('file', { what: 'The token can’t be removed.' });
      return { leftAtAws: id !== 'acme' };
    },
    endWork: async () => undefined,
    clearClipboard: async () => undefined,
    reload: async () => undefined,
    problemFor,
  });
  await one('acme');
  expect(app.holder.state().notice).toEqual({ tone: 'done', text: 'Signed out of "acme".' });
  await all();
  expect(asked).toEqual(['acme', 'acme', 'beta', 'gone']);
  expect(app.holder.state().notice?.tone).toBe('problem');
  expect(app.holder.state().notice?.text).toMatch(/"beta": The token can’t be removed\. .*AWS could not be told/);
});

test('a session that AWS renews no more is reminded of; being offline is shown, and nobody is disturbed', () => {
  const { holder } = startApp(renewableWith('acme', minute));
  const tell = tellOfKeeping(holder);
  tell('acme', { kind: 'offline' });
  expect(holder.state().sessions[0]?.trouble).toEqual({ kind: 'offline' });
  expect(holder.state().reminded).toEqual([]);
  tell('acme', undefined);
  expect(holder.state().sessions[0]).not.toHaveProperty('trouble');
  tell('acme', { kind: 'over' });
  expect(holder.state().reminded).toMatchObject([{ sessionId: 'acme', reason: { why: 'over' }, shown: true }]);
});

test('the keeper looks when a token came or went, and not for anything else', () => {
  const { holder } = startApp(renewableWith('acme', hour));
  let looks = 0;
  lookAtNewTokens(holder, { look: () => void looks++ });
  holder.dispatch({ type: 'session-trouble', sessionId: 'acme', trouble: { kind: 'offline' } });
  holder.dispatch({ type: 'time-passed', now: noon + minute });
  expect(looks).toBe(0);
  holder.dispatch(found(renewableWith('acme', 2 * hour)));
  holder.dispatch(found());
  expect(looks).toBe(2);
});

test('a clock that is off is told once, and again only after it was right or went the other way', () => {
  const { holder } = startApp();
  const heard = tellClockOnce(holder);
  let told = 0;
  holder.subscribe(({ notice }) => void (notice !== undefined && told++));
  const dismiss = () => holder.dispatch({ type: 'notice-dismissed' });
  for (const skew of [10 * minute, 11 * minute, undefined, 10 * minute, -10 * minute]) {
    heard(skew);
    dismiss();
  }
  expect(told).toBe(3);
});
