import { newsMarginMs, renewalMarginMs } from '../domain/keys-renewal.ts';
import { isSignedIn } from '../domain/leading-session.ts';
import type { Session } from '../domain/session.ts';
import { type Clocks, leftOf, type WatchedKeys } from './watched-keys.ts';

/** What is to be done with keys, and when: by the clocks, and by how their session stands. */
export function keysSchedule(sessions: () => readonly Session[], clocks: Clocks) {
  const now = () => clocks.clock.now();
  const sessionOf = ({ written }: WatchedKeys) => sessions().find(({ id }) => id === written.sessionId);
  const isOut = (watch: WatchedKeys): boolean => sessionOf(watch)?.token === undefined;
  const canAsk = (watch: WatchedKeys): boolean => {
    const session = sessionOf(watch);
    return session !== undefined && isSignedIn(session, now());
  };
  const newsMargin = ({ problem, told, written }: WatchedKeys): number | undefined =>
    problem === undefined || told === 'now' ? undefined : newsMarginMs(problem, written);

  return {
    isDue: (watch: WatchedKeys): boolean =>
      canAsk(watch) && watch.notBefore <= now() && leftOf(watch, clocks) <= renewalMarginMs(watch.written),
    /** Their session is signed out, as far as is known: they are to be removed. */
    isLeftBehind: (watch: WatchedKeys): boolean => isOut(watch) && watch.notBefore <= now(),
    /** The person is to know now that they were not renewed. */
    isNews(watch: WatchedKeys): boolean {
      const margin = newsMargin(watch);
      return margin !== undefined && canAsk(watch) && leftOf(watch, clocks) <= margin;
    },
    /** When there is something to do with them, UTC ms; never while only a sign-in can change anything. */
    momentOf(watch: WatchedKeys): number {
      if (isOut(watch)) return watch.notBefore;
      if (!canAsk(watch)) return Number.POSITIVE_INFINITY;
      const end = now() + leftOf(watch, clocks);
      const next = Math.max(end - renewalMarginMs(watch.written), watch.notBefore);
      const margin = newsMargin(watch);
      return margin === undefined ? next : Math.min(next, end - margin);
    },
  };
}
