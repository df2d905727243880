/**
 * The only thing that the window and the app both know. No secret has a place in these types.
 * Times are UTC epoch milliseconds.
 */
import { type AccessCalls, accessCalls } from './calls/access-calls.ts';
import { type ActivityCalls, activityCalls } from './calls/activity-calls.ts';
import { type DoctorCalls, doctorCalls } from './calls/doctor-calls.ts';
import { type KeychainCalls, keychainCalls } from './calls/keychain-calls.ts';
import { type ProfileCalls, profileCalls } from './calls/profile-calls.ts';
import { type SessionCalls, sessionCalls } from './calls/session-calls.ts';
import { type SeveralCalls, severalCalls } from './calls/several-calls.ts';
import { type WindowCalls, windowCalls } from './calls/window-calls.ts';
import type { ProblemView, View } from './view.ts';

export type * from './calls/access-calls.ts';
export type * from './calls/activity-calls.ts';
export type * from './calls/doctor-calls.ts';
export type * from './calls/keychain-calls.ts';
export type * from './calls/profile-calls.ts';
export type * from './calls/session-calls.ts';
export type * from './calls/several-calls.ts';
export type * from './calls/window-calls.ts';
export * from './parts/console-services.ts';
export * from './parts/copy-formats.ts';
export type * from './parts/question-view.ts';
export type * from './parts/secret-file-view.ts';
export type * from './view.ts';

/** What a window may ask of the app. */
export type Calls = WindowCalls &
  SessionCalls &
  AccessCalls &
  ProfileCalls &
  KeychainCalls &
  SeveralCalls &
  ActivityCalls &
  DoctorCalls;

/** What the app tells a window, unasked. */
export type Events = {
  'view.changed': View;
};

export type CallName = keyof Calls;
export type EventName = keyof Events;
export type Input<C extends CallName> = Calls[C]['input'];
export type Output<C extends CallName> = Calls[C]['output'];

/** The names as values: a missing or a foreign one does not compile. */
export const calls = Object.keys({
  ...windowCalls,
  ...sessionCalls,
  ...accessCalls,
  ...profileCalls,
  ...keychainCalls,
  ...severalCalls,
  ...activityCalls,
  ...doctorCalls,
} satisfies Record<CallName, 0>) as CallName[];

export const events = Object.keys({ 'view.changed': 0 } satisfies Record<EventName, 0>) as EventName[];

/** Errors do not survive IPC, so answers say in data whether they worked. */
export type Reply<T> = { ok: true; value: T } | { ok: false; problem: ProblemView };

/** `window.daypass`. */
export type Bridge = {
  [C in CallName]: (input: Input<C>) => Promise<Reply<Output<C>>>;
} & {
  on<E extends EventName>(event: E, listener: (payload: Events[E]) => void): () => void;
};

/** The wire name of a call or an event: nothing else on the wire bears this prefix. */
export const channelOf = (name: CallName | EventName): string => `daypass:${name}`;
