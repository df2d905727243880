import { accessText } from './access-text.ts';
import type { Session } from './session.ts';
import { shortened } from './shortened.ts';
import type { Pin } from './state.ts';

/** An access with its session. */
export type OfferedAccess = Readonly<{ access: Pin; session: Session }>;

/** From short to long; the first that no other access has is taken. */
const wordings: readonly ((offered: OfferedAccess) => string)[] = [
  ({ access }) => accessText(access),
  ({ access, session }) => `${accessText(access)} (${shortened(session.name, 24)})`,
  ({ access, session }) => `${accessText(access)} (${access.accountId}, ${shortened(session.name, 64)})`,
];

/** What to call each access in a menu, in their order: with its session where there are several, so that no two are taken for one. */
export function distinctAccessTexts(offered: readonly OfferedAccess[], severalSessions: boolean): readonly string[] {
  const possible = wordings.slice(severalSessions ? 1 : 0).map((wording) => offered.map(wording));
  return offered.map((_, at) => {
    const words = possible.map((texts) => ({ text: texts[at] ?? '', texts }));
    const own = words.find(({ text, texts }) => texts.indexOf(text) === texts.lastIndexOf(text));
    return (own ?? words.at(-1))?.text ?? '';
  });
}
