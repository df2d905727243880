import { signInNeeded } from './portal-problem.ts';
import type { RemoveWrittenKeys } from './remove-keys.ts';
import type { WrittenProfile } from './written-profiles.ts';

export type UnlessSignedOutPorts = Readonly<{
  isSignedOut(sessionId: string): Promise<boolean>;
  remove: RemoveWrittenKeys;
}>;

/**
 * For keys that have just been written: takes them away again where the person signed out meanwhile, and then rejects with a
 * `Problem` of kind 'sign-in-needed'. Whoever signs out after this look finds them noted.
 */
export function unlessSignedOut({ isSignedOut, remove }: UnlessSignedOutPorts) {
  return async (keys: readonly WrittenProfile[]): Promise<void> => {
    for (const sessionId of new Set(keys.map((one) => one.sessionId))) {
      if (!(await isSignedOut(sessionId))) continue;
      await remove(keys.filter((one) => one.sessionId === sessionId));
      throw signInNeeded();
    }
  };
}
