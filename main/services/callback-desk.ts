import { type CallbackReading, readCallback } from '../domain/read-callback.ts';
import type { EndPage, OnCallback } from './loopback.ts';

type Answer = Exclude<CallbackReading, { kind: 'stray' }>;

export type CallbackDesk = Readonly<{
  /** Takes what came to the callback address; gives the page for it once that is known. */
  receive: OnCallback;
  /** Waits for the answer that brings back this `state`, the first one. Answers to an earlier `state` are stray from now on. */
  expect(state: string): Promise<Answer>;
  /** Says what the browser that brought the answer is shown; only the first word counts. */
  show(page: EndPage): void;
}>;

type Expected = Readonly<{
  state: string;
  answered: Deferred<Answer>;
  page: Deferred<EndPage>;
}>;

/**
 * Where the browser's answer and the sign-in that waits for it meet. The browser is kept waiting until the sign-in has come
 * to its end, so that its page says what is true; the same answer again (a reload) is given the same page.
 */
export function callbackDesk(): CallbackDesk {
  let expected: Expected | undefined;
  return {
    receive(query) {
      if (expected === undefined) return 'stray';
      const answer = readCallback(query, expected.state);
      if (answer.kind === 'stray') return 'stray';
      expected.answered.resolve(answer);
      return expected.page.promise;
    },
    expect(state) {
      expected = { state, answered: deferred(), page: deferred() };
      return expected.answered.promise;
    },
    show: (page) => expected?.page.resolve(page),
  };
}

type Deferred<T> = Readonly<{ promise: Promise<T>; resolve(value: T): void }>;

/** `Promise.withResolvers` came with Node 22. */
function deferred<T>(): Deferred<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve: (value) => resolve(value) };
}
