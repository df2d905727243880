import type { Section } from './aws-file/parse.ts';
import type { KeptEntry } from './beside-files.ts';
import type { ConfiguredSession } from './configured-sessions.ts';
import { asksDaypass } from './process-command.ts';

/**
 * Legacy sessions that are signed out, and that no profile sets up any more, since those that did ask Daypass now: without these, nobody
 * could sign in to them again.
 */
export function askedSessions(
  sections: readonly Section[],
  configured: readonly ConfiguredSession[],
  kept: readonly KeptEntry[],
): readonly ConfiguredSession[] {
  const known = new Set(configured.map(({ id }) => id));
  const lost = kept.flatMap(({ signedOut }) => (signedOut === undefined || known.has(signedOut.id) ? [] : [signedOut]));
  if (lost.length === 0) return [];
  const asking = sections.map(({ settings }) => settings.get('credential_process') ?? '').filter(asksDaypass);
  const isAsked = (id: string) => asking.some((one) => one.includes(` ${id} `) || one.includes(`"${id}"`));
  return lost.filter(({ id }) => isAsked(id)).map((session) => ({ form: 'legacy', ...session }));
}
