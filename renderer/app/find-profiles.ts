import type { MadeProfileView } from '../../preload/contract.ts';
import { kindName } from './kinds.ts';
import { folded, wordsOf } from './search.ts';
import { stateWord } from './state-word.ts';

/** The profiles in which every word is found, in the order in which they came. */
export function findProfiles(profiles: readonly MadeProfileView[], query: string): readonly MadeProfileView[] {
  const words = wordsOf(query);
  if (words.length === 0) return profiles;
  return profiles.filter((profile) => {
    const { name, accountName = '', accountId, role, sessionName = '', kind, file, state } = profile;
    const all = [
      name,
      accountName,
      accountId,
      role,
      sessionName,
      kindName(kind),
      file,
      stateWord[state.is],
      state.text,
    ];
    const text = folded(all.join('\n'));
    return words.every((word) => text.includes(word));
  });
}
