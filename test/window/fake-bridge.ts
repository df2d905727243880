import type {
  AccessRef,
  Bridge,
  CallName,
  ProblemView,
  Reply,
  SessionRequest,
  SessionView,
  SettingsChange,
  SignInWay,
  StartUrlReading,
  View,
} from '../../preload/contract.ts';

export type Failing = Partial<Record<CallName, ProblemView>>;

export type FakeApp = {
  asked: { call: string; input: unknown }[];
  push(change: Partial<View>): void;
  /** Takes a part out of the view. */
  drop(part: 'clipboard' | 'visit' | 'question'): void;
  /** Calls that go wrong from now on, in these words. */
  failing: Failing;
  view(): View;
  /**
   * Notes what was asked, and answers with the value, which a function makes where that has an effect; or with the problem, if
   * the call is to fail.
   */
  answer(call: string, input: unknown, value: unknown, problem?: ProblemView): Promise<Reply<unknown>>;
};

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the platform's own
  interface Window {
    app: FakeApp;
  }
}

/**
 * A small working app behind `window.daypass`: it keeps a view, pushes each change of it, and answers as the real one does.
 * It is sent to the page as text, so it may use nothing from outside itself. Parts of it that are sent after it, such as
 * `fakeProfiles`, add calls over `window.app`.
 */
export function fakeBridge(first: { view: View; failing: Failing }): void {
  let { view } = first;
  const { failing } = first;
  const asked: FakeApp['asked'] = [];
  const listeners = new Set<(view: View) => void>();
  const push = (change: Partial<View>) => {
    view = { ...view, ...change };
    for (const listener of listeners) listener(structuredClone(view));
  };
  const drop: FakeApp['drop'] = (part) => {
    const { [part]: _, ...rest } = view;
    view = rest;
    push({});
  };
  const answer: FakeApp['answer'] = (call, input, value, wrong = failing[call as CallName]) => {
    asked.push({ call, input });
    if (wrong !== undefined) return Promise.resolve({ ok: false, problem: wrong });
    return Promise.resolve({ ok: true, value: typeof value === 'function' ? value() : value });
  };
  const nameOf = (accountId: string) => view.accounts.find((each) => each.accountId === accountId)?.name ?? accountId;
  const change = (sessionId: string, how: Partial<SessionView>, without: (keyof SessionView)[] = []) =>
    push({
      sessions: view.sessions.map((session) => {
        if (session.id !== sessionId) return session;
        const changed: SessionView = { ...session, ...how };
        for (const key of without) delete changed[key];
        return changed;
      }),
    });
  const withoutReminder = (call: string, input: { key: string }) => {
    push({ reminders: view.reminders.filter(({ key }) => key !== input.key) });
    return answer(call, input, undefined);
  };
  const readingOf = (text: string): StartUrlReading => {
    const host = /^https:\/\/([^/\s]+)/.exec(text.trim())?.[1];
    if (host === undefined)
      return { ok: false, why: 'This is not a web address. A start URL looks like https://acme.awsapps.com/start.' };
    const startUrl = `https://${host}/start`;
    const known = view.sessions.find((session) => session.startUrl === startUrl);
    return {
      ok: true,
      startUrl,
      suggestedName: `${host.split('.')[0]}${known ? '-2' : ''}`,
      regions: [
        { region: 'us-east-1', name: 'US East (N. Virginia)' },
        { region: 'eu-central-1', name: 'Europe (Frankfurt)' },
        { region: 'eu-west-1', name: 'Europe (Ireland)' },
      ],
      ...(host.includes('eu-west-1') && { region: 'eu-west-1' }),
      ...(known && { known: { sessionId: known.id, name: known.name } }),
    };
  };
  const bridge = {
    'view.get': () => answer('view.get', undefined, structuredClone(view)),
    'access.pin': ({ pinned, ...access }: AccessRef & { pinned: boolean }) => {
      const account = view.accounts.find(({ accountId }) => accountId === access.accountId);
      const role = account?.roles?.find((each) => each.role === access.role);
      const others = view.pinned.filter((pin) => pin.accountId !== access.accountId || pin.role !== access.role);
      const marks = { power: role?.power ?? ('other' as const), production: account?.production ?? false };
      const pin = { ...access, accountName: nameOf(access.accountId), sessionName: access.sessionId, ...marks };
      if (role !== undefined) role.pinned = pinned;
      push({ pinned: pinned ? [...others, pin] : others });
      return answer('access.pin', { ...access, pinned }, undefined);
    },
    'session.choose': (input: { sessionId: string }) => {
      const next = view.sessions.find(({ id }) => id === input.sessionId);
      push({ chosen: input.sessionId, ...(next?.state === 'signed-out' && { accounts: [] }) });
      return answer('session.choose', input, undefined);
    },
    'clipboard.clear': () => {
      drop('clipboard');
      return answer('clipboard.clear', undefined, undefined);
    },
    'startUrl.read': ({ text }: { text: string }) => answer('startUrl.read', { text }, readingOf(text)),
    'startUrl.findRegion': async ({ startUrl }: { startUrl: string }) => {
      if (startUrl.includes('slow')) await new Promise((done) => setTimeout(done, 600));
      const region = startUrl.includes('.awsapps.com') ? { region: 'eu-central-1' } : {};
      return answer('startUrl.findRegion', { startUrl }, region);
    },
    'session.add': async (input: SessionRequest) => {
      const name = input.name ?? new URL(input.startUrl).hostname.split('.')[0] ?? '';
      const reply = await answer('session.add', input, { sessionId: name });
      const { startUrl, region } = input;
      const added: SessionView = {
        id: name,
        name,
        startUrl,
        region,
        state: 'signed-out',
        timeText: 'Signed out',
        legacy: false,
      };
      if (reply.ok) push({ sessions: [...view.sessions, added], chosen: view.chosen ?? name });
      return reply;
    },
    'session.signIn': async (input: { sessionId: string; way: SignInWay; keep?: 'memory' }) => {
      const { sessionId, way } = input;
      const reply = await answer('session.signIn', input, { sessionId });
      if (!reply.ok) return reply;
      change(sessionId, { signIn: { way } }, ['signInProblem']);
      await new Promise((done) => setTimeout(done, 20));
      const page = { endsAt: Date.now() + 290_000, opened: true };
      const url = 'https://device.sso.eu-central-1.amazonaws.com/?user_code=BCDF-GHJK';
      if (way === 'device') change(sessionId, { signIn: { way, page: { ...page, url, userCode: 'BCDF-GHJK' } } });
      else
        change(sessionId, {
          signIn: { way, page: { ...page, url: 'https://oidc.eu-central-1.amazonaws.com/authorize' } },
        });
      return reply;
    },
    'session.cancelSignIn': (input: { sessionId: string }) => {
      change(input.sessionId, {}, ['signIn']);
      return answer('session.cancelSignIn', input, undefined);
    },
    'session.openSignInPage': (input: { sessionId: string }) => {
      const opened = view.sessions.find(({ id }) => id === input.sessionId)?.signIn?.page?.opened ?? false;
      return answer('session.openSignInPage', input, { opened });
    },
    'session.signOut': (input: { sessionId: string }) => {
      change(input.sessionId, { state: 'signed-out', timeText: 'Signed out' }, [
        'fractionLeft',
        'storage',
        'storageText',
      ]);
      push({ accounts: [], notice: { tone: 'done', text: 'You are signed out of acme.' } });
      return answer('session.signOut', input, undefined);
    },
    'settings.change': async (input: SettingsChange) => {
      const reply = await answer('settings.change', input, undefined);
      if (reply.ok) push({ settings: { ...view.settings, ...input } });
      return reply;
    },
    'reminder.snooze': (input: { key: string }) => withoutReminder('reminder.snooze', input),
    'reminder.dismiss': (input: { key: string }) => withoutReminder('reminder.dismiss', input),
    'visit.done': (input: { asked: number }) => {
      if (view.visit?.asked === input.asked) drop('visit');
      return answer('visit.done', input, undefined);
    },
    on: (_: string, listener: (view: View) => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  for (const call of [
    'session.reload',
    'account.open',
    'account.copyNumber',
    'link.open',
    'session.copySignInLink',
    'session.copySignInCode',
    'session.signOutAll',
    'notice.dismiss',
  ]) {
    Object.assign(bridge, { [call]: (input: unknown) => answer(call, input, undefined) });
  }
  window.daypass = bridge as unknown as Bridge;
  window.app = { asked, push, drop, failing, answer, view: () => view };
}
