import type { ProfileWish } from '../domain/profile-wish.ts';
import type { ExportProfile } from '../services/export-profile.ts';
import type { NoteActivity } from '../services/note-activity.ts';
import { isAccountId, isOneOf, isRegionName, readArguments } from './arguments.ts';
import { diffText } from './diff-text.ts';
import { plainLine } from './plain-line.ts';
import { signInLine } from './sign-in-line.ts';
import { anySession, type SessionChoicePorts, signedInSession, withSignIn } from './signed-in-session.ts';
import type { Verb } from './verb.ts';

type ExportVerbPorts = SessionChoicePorts & Readonly<{ profiles: ExportProfile; note: NoteActivity }>;

const kinds = ['sso', 'process', 'keys'] as const;

/**
 * `daypass export`: sets up a profile. stdout carries the diff of a dry run, and nothing else; what was done is told on stderr.
 * The region is the one asked for, else what the profile has already, else the session's. Nobody needs to be signed in but for keys.
 */
export function exportVerb({ profiles, note, ...ports }: ExportVerbPorts): Verb {
  return async (args, io) => {
    const options = readArguments('export', args, {
      account: { type: 'string', required: true, check: isAccountId },
      role: { type: 'string', required: true },
      profile: { type: 'string', required: true },
      as: { type: 'string', required: true, check: isOneOf(...kinds) },
      session: { type: 'string' },
      region: { type: 'string', check: isRegionName },
      'dry-run': { type: 'boolean' },
    });
    // Only for keys AWS is asked.
    const needsSignIn = options.as === 'keys' && options['dry-run'] !== true;
    const session = await (needsSignIn ? signedInSession : anySession)(ports, options.session);
    const region = options.region ?? (await profiles.regionOf(options.profile)) ?? session.region;
    const access = { accountId: options.account, role: options.role };
    const kind = kinds.find((one) => one === options.as) ?? 'sso';
    const wish: ProfileWish = { name: options.profile, kind, access, session, region };
    if (options['dry-run']) {
      const { changes, unchanged } = await profiles.preview(wish);
      for (const { file, lines } of changes) {
        if (unchanged) io.err(plainLine(`daypass: ${file} has this profile already.`));
        else io.out(diffText(file, lines));
      }
      return;
    }
    const { file, unchanged, backup, expiresAt } = await withSignIn(session, profiles.export(wish));
    const kept = backup === undefined ? '' : ` The file as it was is kept in ${backup}.`;
    const then = session.token === undefined ? ` It works once you sign in: \`${signInLine(session)}\`.` : '';
    io.err(plainLine(`daypass: The profile "${wish.name}" is ${unchanged ? 'already ' : ''}in ${file}.${kept}${then}`));
    const ends = expiresAt === undefined ? {} : { expiresAt };
    if (!unchanged) note({ use: 'profile', profile: wish.name, kind, ...access, sessionId: session.id, ...ends });
  };
}
