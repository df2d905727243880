const longestMs = 20_000;

/**
 * How long to wait after the `tries`-th failed try (1 is the first), in milliseconds, with full jitter: `chance` is from
 * 0 to 1. See "Exponential Backoff And Jitter" on the AWS Architecture Blog.
 */
export function backoffMs(tries: number, chance: number, firstMs = 500): number {
  return Math.round(Math.min(longestMs, firstMs * 2 ** (tries - 1)) * chance);
}
