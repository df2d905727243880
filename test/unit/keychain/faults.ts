import { KeychainFailure, type KeychainFailureKind } from '../../../main/domain/keychain-failure.ts';
import { Problem } from '../../../main/domain/problem.ts';
import type { Watcher } from './moving-world.ts';

/** The process is gone: nothing of it runs any more. */
export class Killed extends Error {}

export const faultKinds = ['killed before', 'killed after', 'failed', 'failed though done'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Lets one call at a port fail, or the process be killed there: the one of that number. */
export function faultAt(number: number, kind: FaultKind): Watcher {
  let count = -1;
  let isDead = false;
  return (moment, does) => {
    if (isDead) throw new Killed();
    if (moment === 'before') count += 1;
    const isDone = kind === 'killed after' || kind === 'failed though done';
    if (count !== number || moment !== (isDone ? 'after' : 'before')) return;
    isDead = kind.startsWith('killed');
    throw isDead ? new Killed() : failureOf(does);
  };
}

/** Kills the process at the first call of a kind. */
export function killedAt(when: 'before' | 'after', what: string): Watcher {
  let isDead = false;
  return (moment, does) => {
    isDead ||= moment === when && does === what;
    if (isDead) throw new Killed();
  };
}

/** From that call on, or only there, the keychain fails. `done`: it does first what it is asked to. */
export type KeychainFault = Readonly<{ kind: KeychainFailureKind; lasts: boolean; done: boolean }>;

/** Lets the keychain fail at the call of that number, of those at all ports. */
export function keychainFaultAt(number: number, { kind, lasts, done }: KeychainFault): Watcher {
  let count = -1;
  return (moment, does) => {
    if (moment === 'before') count += 1;
    const isNow = count === number && moment === (done ? 'after' : 'before');
    const isLater = lasts && count > number && moment === 'before';
    if (does.startsWith('keychain') && (isNow || isLater)) throw new KeychainFailure(kind);
  };
}

function failureOf(does: string): Error {
  if (does.startsWith('keychain')) return new KeychainFailure('timeout');
  return new Problem(does.startsWith('profiles') ? 'conflict' : 'file', { what: `${does} did not work.` });
}

/** How many calls at ports the work makes. */
export async function callsOf(work: (watch: Watcher) => Promise<unknown>): Promise<readonly string[]> {
  const calls: string[] = [];
  await work((moment, does) => {
    if (moment === 'before') calls.push(does);
  });
  return calls;
}
