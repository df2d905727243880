import type { ProfileRequest } from '../../preload/contract.ts';
import { ask } from './ask.ts';
import { longestName } from './profile-name.ts';

const tries = 5;

/**
 * A name like the one asked for under which the same export would work: "production-2". Each is tried: where the name is
 * not what stands in the way, no other name helps, and there is none.
 */
export async function freeName(request: ProfileRequest, outdated: () => boolean): Promise<string | undefined> {
  const [, stem = request.name, number = '1'] = /^(.*?)-(\d{1,3})$/.exec(request.name) ?? [];
  for (let at = Number(number) + 1; at <= Number(number) + tries && !outdated(); at += 1) {
    const name = `${stem.slice(0, longestName - 5)}-${at}`;
    const { ok } = await ask('profile.preview', { ...request, name });
    if (ok) return name;
  }
  return undefined;
}
