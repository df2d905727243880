import type { KeptTokens } from './kept-tokens.ts';

/** Makes of an action one that a person begins: they may be asked for the keychain, whatever they said when they were asked before. */
export function askedAnew({ askAgain }: Pick<KeptTokens, 'askAgain'>) {
  return <Args extends readonly unknown[], Result>(act: (...args: Args) => Result) =>
    (...args: Args): Result => {
      askAgain();
      return act(...args);
    };
}
