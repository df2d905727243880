import { createHash, randomBytes } from 'node:crypto';
import { expect, vi } from 'vitest';
import { systemClock } from '../../../main/adapters/clock.ts';
import { OidcFailure, type OidcFailureKind } from '../../../main/domain/oidc-failure.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Session } from '../../../main/domain/session.ts';
import type { Token } from '../../../main/domain/token.ts';
import type { EndPage, OnCallback } from '../../../main/services/loopback.ts';
import type { ClientRegistration, IssuedToken, Oidc } from '../../../main/services/oidc.ts';
import { type SignInPorts, type SignInStep, type SignInWay, signIn } from '../../../main/services/sign-in.ts';

export const minute = 60_000;
export const day = 24 * 60 * minute;

export const acme: Session = {
  id: 'acme',
  name: 'acme',
  form: 'sso-session',
  startUrl: 'https://acme.awsapps.com/start',
  region: 'us-east-1',
};

export const failure = (kind: OidcFailureKind): OidcFailure => new OidcFailure(kind, `AWS said ${kind}.`);

/** Registration files in memory. */
export function registrationsInMemory(files: Record<string, string> = {}) {
  const kept = new Map(Object.entries(files));
  return {
    kept,
    read: async (file: string) => kept.get(file),
    write: async (file: string, text: string) => void kept.set(file, text),
    remove: async (file: string) => void kept.delete(file),
  };
}

type Answers = {
  /** What AWS answers to each question for a token, in order; the last one again and again. */
  token: (OidcFailureKind | 'token')[];
  startDevice: (OidcFailureKind | 'code')[];
  register: (OidcFailureKind | 'client')[];
  accounts: string[];
  opens: boolean;
};

/**
 * A sign-in with everything around it in memory, in fake time: AWS, the browser, this machine's port. `log` tells what happened,
 * in order.
 */
export function signingIn(wished: Partial<Answers> = {}, given: Partial<SignInPorts> = {}) {
  const answers: Answers = {
    token: ['token'],
    startDevice: ['code'],
    register: ['client'],
    accounts: ['100000000000'],
    opens: true,
    ...wished,
  };
  const log: string[] = [];
  const opened: URL[] = [];
  const tokens = new Map<string, Token>();
  const registrations = registrationsInMemory();
  const asked: Parameters<Oidc['tokenByCode']>[1][] = [];
  const wishes: Parameters<Oidc['register']>[1][] = [];
  let registered = 0;
  let callback: OnCallback | undefined;

  const next = <T extends string>(from: T[]): T =>
    (from.length > 1 ? from.shift() : from[0]) ?? expect.fail('no answer');
  const issue = (): IssuedToken => {
    const answer = next(answers.token);
    log.push(answer);
    if (answer !== 'token') throw failure(answer);
    return { accessToken: new Secret('aoa'), refreshToken: new Secret('aor'), expiresAt: Date.now() + 60 * minute };
  };

  const oidc: Oidc = {
    async register(_, wish) {
      log.push('register');
      wishes.push(wish);
      const answer = next(answers.register);
      if (answer !== 'client') throw failure(answer);
      const { grant, scopes } = wish;
      registered += 1;
      const registration: ClientRegistration = {
        clientId: `client-${registered}`,
        clientSecret: new Secret(`secret-${registered}`),
        expiresAt: Date.now() + 90 * day,
        grant,
      };
      return scopes === undefined ? registration : { ...registration, scopes };
    },
    authorizeUrl: async (_, query) =>
      `https://oidc.example/authorize?${new URLSearchParams({ ...query, scopes: query.scopes.join(' ') })}`,
    async tokenByCode(_, grant) {
      asked.push(grant);
      return issue();
    },
    async startDevice() {
      log.push('startDevice');
      const answer = next(answers.startDevice);
      if (answer !== 'code') throw failure(answer);
      return {
        deviceCode: new Secret('device-code'),
        userCode: 'ABCD-EFGH',
        verificationUri: 'https://device.example/',
        verificationUriComplete: 'https://device.example/?user_code=ABCD-EFGH',
        expiresAt: Date.now() + 10 * minute,
        intervalMs: 5_000,
      };
    },
    tokenByDevice: async () => issue(),
    tokenByRefresh: async () => expect.fail('nothing is to be refreshed'),
  };

  const ports: SignInPorts = {
    oidc,
    registrations,
    portal: {
      accounts: async () => ({ items: answers.accounts.map((accountId) => ({ accountId })) }),
      logout: async ({ accessToken }) => void log.push(`logout ${accessToken.reveal()}`),
    },
    tokens: {
      exclusively: (_, work) => work(),
      async write(sessionId, token) {
        log.push('write');
        tokens.set(sessionId, token);
        return 'done';
      },
      async hold(sessionId, token) {
        log.push('hold');
        tokens.set(sessionId, token);
      },
    },
    lookBefore: async () => undefined,
    endLeaving: async () => undefined,
    browser: {
      async openLink(link) {
        if (link.kind !== 'sign-in') return expect.fail(`a link of kind ${link.kind}`);
        if (!answers.opens) throw new Error('no browser');
        log.push('open');
        opened.push(new URL(link.url));
      },
    },
    async openLoopback(onCallback) {
      log.push('listen');
      callback = onCallback;
      return {
        redirectUri: 'http://127.0.0.1:50000/oauth/callback',
        async close() {
          log.push('close');
          if (callback === onCallback) callback = undefined;
        },
      };
    },
    crypto: {
      randomBytes: (count) => randomBytes(count),
      sha256: (text) => createHash('sha256').update(text).digest(),
    },
    resolveStartUrl: async (startUrl) => startUrl,
    findRegion: async () => undefined,
    clock: systemClock,
    ...given,
  };

  const service = signIn(ports);
  const steps: SignInStep[] = [];
  const start = (way: SignInWay = 'browser', session: Session = acme, keep?: 'memory') => {
    const outcome = service
      .start(session, way, (step) => steps.push(step), keep)
      .then(
        () => 'signed in',
        (problem: Error) => problem.message,
      );
    return { outcome };
  };
  const page = () => opened.at(-1) ?? expect.fail('nothing was opened');
  /** What the person's browser brings back to this machine; gives the page that it is shown there. */
  const browse = (query: Record<string, string>): 'stray' | 'nobody listens' | Promise<EndPage> =>
    callback === undefined ? 'nobody listens' : callback(new URLSearchParams(query));
  const state = () => page().searchParams.get('state') ?? expect.fail('no state');
  const approve = () => browse({ code: 'the-code', state: state() });
  return {
    answers,
    log,
    opened,
    tokens,
    registrations,
    asked,
    wishes,
    service,
    steps,
    start,
    page,
    browse,
    state,
    approve,
  };
}

/** Lets everything happen that needs no time. */
export const settled = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);
