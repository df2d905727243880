import { allowedAfter } from './power-question.ts';
import { keepIfSame } from './same-value.ts';
import type { State, StateEvent } from './state.ts';

type AskEvent = Extract<
  StateEvent,
  { type: 'allowed-loaded' | 'allowed-forgotten' | 'question-asked' | 'question-answered' }
>;

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
