/** Ports that several use cases share. A port that only one service needs is declared in that service's file. */

/** UTC epoch milliseconds, and a sleep that can be cut short. */
export type Clock = Readonly<{
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}>;
