/**
 * How fast to ask a service whose limit nobody tells (additive increase, multiplicative decrease). Pure: state in, state
 * out; times are milliseconds of any one clock.
 */
export type Pace = Readonly<{
  /** Requests a second. */
  rate: number;
  /** No request before this moment. */
  nextAt: number;
  /** True until the first refusal: the limit is not known, so the rate grows fast. */
  searching: boolean;
  slowedAt: number;
}>;

/** The one limit that AWS names for IAM Identity Center, though hardly for this API ("Quotas", IAM Identity Center user guide). */
const startRate = 20;
const startBurst = 16;
const fastestRate = 1000;
/** Refusals that come this close together have one cause: requests that were on their way already. */
const oneRefusalMs = 1000;
const soonMs = 3000;
const pauseMs = 500;

export function newPace(now: number): Pace {
  const nextAt = now - (startBurst * 1000) / startRate;
  return { rate: startRate, nextAt, searching: true, slowedAt: Number.NEGATIVE_INFINITY };
}

/** Milliseconds to wait before the next request may go; 0 when it may go now. */
export const waitOf = (pace: Pace, now: number): number => Math.max(0, pace.nextAt - now);

/** A request goes at `now`. */
export function paceAfterRequest(pace: Pace, now: number): Pace {
  // Time that went unused is made up for, but only a little of it: a burst is what gets refused.
  const from = Math.max(pace.nextAt, now - (pace.searching ? 1000 : 100));
  return { ...pace, nextAt: from + 1000 / pace.rate };
}

/**
 * A request was answered. While searching, the rate about doubles every quarter of a second; later it grows by half a
 * request a second, every second, and by no more than a fortieth.
 */
export function paceAfterSuccess(pace: Pace): Pace {
  const rate = pace.searching ? pace.rate + 3 : pace.rate + Math.min(0.5 / pace.rate, 0.025);
  return { ...pace, rate: Math.min(fastestRate, rate) };
}

/** A request was refused as one too many at `now`. */
export function paceAfterRefusal(pace: Pace, now: number): Pace {
  const nextAt = Math.max(pace.nextAt, now + pauseMs);
  if (now - pace.slowedAt < oneRefusalMs) return { ...pace, nextAt };
  // Far above the limit (the first time, or still refused after slowing down) half; near it a little is enough.
  const factor = pace.searching || now - pace.slowedAt < soonMs ? 0.5 : 0.9;
  return { rate: Math.max(1, pace.rate * factor), nextAt, searching: false, slowedAt: now };
}

/** Nothing goes before `until`. */
export const pausedPace = (pace: Pace, until: number): Pace => ({ ...pace, nextAt: Math.max(pace.nextAt, until) });
