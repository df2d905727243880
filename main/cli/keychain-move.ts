import { jsonAnswer } from '../domain/json-answer.ts';
import { keychainItem } from '../domain/keychain-item.ts';
import type { LookedAt } from '../domain/keychain-look.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import type { KeptTokens } from '../services/kept-tokens.ts';
import type { MoveTokens } from '../services/move-tokens.ts';
import { readArguments } from './arguments.ts';
import { diffText } from './diff-text.ts';
import { moveWords } from './keychain-words.ts';
import { plainLine } from './plain-line.ts';
import { anySession, type SessionChoicePorts } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

export type KeychainMovePorts = SessionChoicePorts &
  Readonly<{
    /** What people call the keychain: "the macOS Keychain". */
    name: string;
    look: () => Promise<LookedAt>;
    moves: Pick<MoveTokens, 'preview' | 'move'>;
    storageFor: KeptTokens['storageFor'];
  }>;

/**
 * `daypass keychain move|restore [--session S] [--keep-profiles] [--dry-run] [--json]`: brings a session's token into the keychain, or
 * back into a file, and the profiles that stand and fall with it along. What becomes of them is told on stderr before. Nobody needs to
 * be signed in: then it counts for the next sign-in.
 */
export function keychainMove(
  { name, look, moves, storageFor, ...ports }: KeychainMovePorts,
  to: 'keychain' | 'file',
): Verb {
  return async (args, io) => {
    const options = readArguments('keychain', args, {
      session: { type: 'string' },
      'keep-profiles': { type: 'boolean' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    });
    const withProfiles = !options['keep-profiles'];
    const session = await anySession(ports, options.session);
    const [preview, belongs] = await Promise.all([moves.preview(session.id, to), storageFor(session.id)]);
    const words = moveWords({ session, to, name, preview, withProfiles });
    const say = (text: string) => io.err(plainLine(`daypass: ${text}`));
    words.before.forEach(say);

    if (options['dry-run']) {
      const changes = withProfiles ? preview.changes : [];
      if (options.json) {
        const profiles = withProfiles ? preview.profiles : [];
        io.out(jsonAnswer({ ...moved(session, to, profiles, preview.left), files: preview.files, changes }));
      } else for (const { file, lines } of changes) io.out(diffText(file, lines));
      words.files.forEach(say);
      const looked = await look();
      if (looked.state === 'unusable') throw new Problem('keychain', looked.problem);
      return;
    }
    const { profiles, warnings = [], found } = await moves.move(session.id, to, withProfiles);
    const after = found ? await anySession(ports, session.name) : session;
    const { already, done } = moveWords({ session: after, to, name, preview, withProfiles });
    const isLeft = profiles.length > 0 || warnings.length > 0 || (to === 'keychain' && preview.files.length > 0);
    say(belongs === to && isThere(session, to) && !isLeft && !found ? already : done);
    warnings.forEach(say);
    if (options.json) io.out(jsonAnswer({ ...moved(after, to, profiles, preview.left), warnings }));
  };
}

const isThere = ({ token }: Session, place: 'keychain' | 'file'): boolean =>
  token === undefined || (token.storage === place && token.plaintext === undefined);

const moved = (
  { id, name, startUrl, token }: Session,
  to: 'keychain' | 'file',
  profiles: readonly string[],
  left: readonly Readonly<{ profile: string; why: string }>[],
) => ({
  name,
  startUrl,
  storage: token === undefined ? null : to,
  newSignIns: to,
  item: token !== undefined && to === 'keychain' ? keychainItem(id) : null,
  profiles,
  left: left.map(({ profile, why }) => ({ profile, why })),
});
