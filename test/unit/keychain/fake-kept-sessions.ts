import type { KeptSession } from '../../../main/domain/kept-session.ts';
import type { KeptSessions } from '../../../main/services/kept-sessions.ts';

/** The record in memory; `before` is run at each call, and may throw what the file would. */
export function fakeKeptSessions(before: (does: 'list' | 'change') => void = () => {}) {
  const sessions = new Map<string, KeptSession>();
  const kept: KeptSessions = {
    async list() {
      before('list');
      return [...sessions.values()];
    },
    async change(id, change) {
      before('change');
      const after = change(sessions.get(id));
      if (after === undefined) sessions.delete(id);
      else sessions.set(id, after);
      return after;
    },
    async mend() {},
  };
  return { ...kept, sessions };
}
