import type { QuestionAnswer, QuestionView } from '../../preload/contract.ts';
import type { SessionAccess } from '../domain/access.ts';
import { accessesToAsk } from '../domain/accesses-to-ask.ts';
import { Problem } from '../domain/problem.ts';
import { saferRole } from '../domain/safer-role.ts';
import type { StateHolder } from './hold-state.ts';

export type PowerGuardPorts = Readonly<{
  holder: StateHolder;
  /** The question is in the window. */
  showWindow(): void;
}>;

type Use = QuestionView['use'];

export type PowerGuard = Readonly<{
  /**
   * The access to go on with: this one, once the person has said so where they had not before, or the same account with the safer
   * role that they chose instead. Rejects with a `Problem` of kind `declined`.
   */
  one(access: SessionAccess, use: Use): Promise<SessionAccess>;
  /**
   * The same for a profile, whose name goes with its role: who chooses the safer one is led to setting up a profile for that, and this
   * rejects.
   */
  profile(access: SessionAccess): Promise<void>;
  /** Resolves when the person is fine with all of them. Rejects with a `Problem` of kind `declined`. */
  all(accesses: readonly SessionAccess[], use: Use): Promise<void>;
  /** What the person said to the question of this number; any other has had its answer. */
  answer(asked: number, answer: QuestionAnswer): void;
}>;

/**
 * Asks before a role that sounds like an administrator's is used for the first time in an account that sounds like production.
 * One question at a time: what waited for an older one is not done.
 */
export function askBeforePower({ holder, showWindow }: PowerGuardPorts): PowerGuard {
  let last = 0;
  let waiting: ((answer: QuestionAnswer) => void) | undefined;

  // Its session was signed out, or is gone.
  holder.subscribe(({ question }, before) => {
    if (before.question?.asked !== last || question !== undefined) return;
    waiting?.('cancel');
    waiting = undefined;
  });

  function ask(accesses: readonly SessionAccess[], use: Use, instead?: string): Promise<QuestionAnswer> {
    waiting?.('cancel');
    last += 1;
    const question = { asked: last, use, accesses, ...(instead !== undefined && { instead }) };
    return new Promise((resolve) => {
      waiting = resolve;
      holder.dispatch({ type: 'question-asked', question });
      showWindow();
    });
  }

  async function one({ sessionId, accountId, role }: SessionAccess, use: Use): Promise<SessionAccess> {
    const access = { sessionId, accountId, role };
    const [asked] = accessesToAsk(holder.state(), [access]);
    if (asked === undefined) return access;
    const instead = saferRole(holder.state(), access);
    const answer = await ask([access], use, instead);
    if (answer === 'continue') return access;
    if (answer === 'instead' && instead !== undefined) return { ...access, role: instead };
    throw declined();
  }

  return {
    one,
    async profile(wanted) {
      const access = await one(wanted, 'profile');
      if (access.role === wanted.role) return;
      holder.dispatch({ type: 'visit-asked', visit: { to: 'export', access } });
      throw declined();
    },
    async all(accesses, use) {
      const asked = accessesToAsk(holder.state(), accesses);
      if (asked.length > 0 && (await ask(asked, use)) !== 'continue') throw declined();
    },
    answer(asked, answer) {
      if (asked !== last) return;
      const resolve = waiting;
      waiting = undefined;
      holder.dispatch({ type: 'question-answered', asked, isAllowed: answer === 'continue' });
      resolve?.(answer);
    },
  };
}

const declined = (): Problem => new Problem('declined', { what: 'You chose not to do this.' });
