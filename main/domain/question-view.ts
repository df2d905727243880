import type { QuestionView } from '../../preload/contract.ts';
import { knownAccountName } from './known-account-name.ts';
import type { PowerQuestion } from './power-question.ts';
import type { State } from './state.ts';

/** The question as the window asks it. */
export function questionView({ asked, use, accesses, instead }: PowerQuestion, state: State): QuestionView {
  return {
    asked,
    use,
    accesses: accesses.map((access) => ({
      accountName: knownAccountName(state, access) ?? access.accountId,
      role: access.role,
    })),
    ...(instead !== undefined && { instead }),
  };
}
