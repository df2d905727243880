import { type SessionAccess, sameAccess } from './access.ts';
import { keepIfSame } from './same-value.ts';
import type { State, StateEvent } from './state.ts';

type AskEvent = Extract<
  StateEvent,
  { type: 'allowed-loaded' | 'allowed-forgotten' | 'question-asked' | 'question-answered' }
>;

/** Whoever has said yes to so many is asked again about the oldest. */
const mostAllowed = 200;

/** The state after something about the use of powerful roles; the same one when nothing changed. */
export function nextAsked(state: State, event: AskEvent): State {
  switch (event.type) {
    case 'allowed-loaded':
      return withAllowed(state, allowedAfter([], event.allowed));
    case 'allowed-forgotten':
      return withAllowed(state, []);
    case 'question-asked': {
      const question = keepIfSame(state.question, event.question);
      return question === state.question ? state : { ...state, question };
    }
    case 'question-answered': {
      const { question, ...rest } = state;
      if (question?.asked !== event.asked) return state;
      return event.isAllowed ? withAllowed(rest, allowedAfter(state.allowed, question.accesses)) : rest;
    }
  }
}

function withAllowed(state: State, fresh: State['allowed']): State {
  const allowed = keepIfSame(state.allowed, fresh);
  return allowed === state.allowed ? state : { ...state, allowed };
}

/** What was allowed already counts as allowed anew; the oldest goes where they are too many. */
function allowedAfter(allowed: readonly SessionAccess[], accesses: readonly SessionAccess[]): readonly SessionAccess[] {
  const plain = accesses.map(({ sessionId, accountId, role }) => ({ sessionId, accountId, role }));
  const isOther = (access: SessionAccess) => !plain.some((each) => sameAccess(each, access));
  return [...allowed.filter(isOther), ...plain].slice(-mostAllowed);
}
