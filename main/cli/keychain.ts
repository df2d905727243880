import { Problem } from '../domain/problem.ts';
import { type KeychainMovePorts, keychainMove } from './keychain-move.ts';
import { type KeychainStatusPorts, keychainStatus } from './keychain-status.ts';
import { nearestOf } from './nearest.ts';
import type { Verb } from './verb.ts';

export type KeychainVerbPorts = Readonly<{ status: KeychainStatusPorts; moving: KeychainMovePorts }>;

/** `daypass keychain status|move|restore`: where tokens are kept, and moving them. */
export function keychainVerb({ status, moving }: KeychainVerbPorts): Verb {
  const does: Readonly<Record<string, Verb>> = {
    status: keychainStatus(status),
    move: keychainMove(moving, 'keychain'),
    restore: keychainMove(moving, 'file'),
  };
  return async ([what, ...args], io) => {
    const verb = what !== undefined && Object.hasOwn(does, what) ? does[what] : undefined;
    if (verb === undefined) throw unknown(what, Object.keys(does));
    await verb(args, io);
  };
}

function unknown(what: string | undefined, names: readonly string[]): Problem {
  const next = `Say one of: ${names.map((name) => `daypass keychain ${name}`).join(', ')}.`;
  if (what === undefined || what.startsWith('-')) {
    return new Problem('usage', { what: 'It is not said what to do with the keychain.', next });
  }
  const nearest = nearestOf(what, names);
  return new Problem('usage', {
    what: `There is no \`daypass keychain ${what}\`.`,
    next: nearest === undefined ? next : `Did you mean \`daypass keychain ${nearest}\`?`,
  });
}
