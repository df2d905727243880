import type { Operation } from './operations.ts';

/** One answered (or dropped) call; `status` is 0 where the connection ended without an answer. */
export type LoggedCall = Readonly<{
  operation: Operation;
  /** Milliseconds since the stand-in started. */
  at: number;
  status: number;
  host: string;
  path: string;
  accountId?: string;
  role?: string;
  userAgent: string;
}>;

export type CallLog = Readonly<{
  calls: readonly LoggedCall[];
  add(call: LoggedCall): void;
  /** How many calls of one operation came, answered in any way; of all operations without a name. */
  count(operation?: Operation): number;
  clear(): void;
}>;

export function newCallLog(): CallLog {
  const calls: LoggedCall[] = [];
  return {
    calls,
    add: (call) => {
      calls.push(call);
    },
    count: (operation) => calls.filter((call) => operation === undefined || call.operation === operation).length,
    clear: () => {
      calls.length = 0;
    },
  };
}
