import { ofSignIn } from '../domain/of-sign-in.ts';
import { tokenFileName } from '../domain/token-file-name.ts';
import { findPlainTokens, readEach, type SessionPlace } from './find-plain-tokens.ts';
import type { MovePorts } from './move-ports.ts';

/** The files that a move would take away, or bring back, as people write them. It asks the keychain nothing. */
export async function filesToMove(
  { kept, plain, tokens, clock }: Pick<MovePorts, 'kept' | 'plain' | 'tokens' | 'clock'>,
  place: SessionPlace,
  to: 'keychain' | 'file',
): Promise<readonly string[]> {
  const own = tokenFileName(place.id);
  const names = await plain.names();
  if (to === 'file') {
    const there = (await kept.known()).find(({ session }) => session.id === place.id);
    if (there?.item === undefined && there?.session.facts === undefined) return [];
    const coming = [own, ...(there.item?.registrations.keys() ?? [])];
    return coming.filter((file) => !names.includes(file)).map(plain.label);
  }
  const { own: found, aside } = await findPlainTokens(plain, place);
  const known = [...aside, ...(found ? [found] : [])].map(({ token }) => token);
  const elsewhere = known.length > 0 ? undefined : await tokens(place.id, 'silently').catch(() => undefined);
  const all = elsewhere === undefined ? known : [elsewhere];
  const isWhat = ofSignIn({ tokens: all, own, now: clock.now() });
  const files = await readEach(plain, names);
  const goes = ['registration', 'copy'];
  return files.filter((one) => goes.includes(isWhat(one) ?? '')).map(({ file }) => plain.label(file));
}
