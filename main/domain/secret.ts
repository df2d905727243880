import type { inspect } from 'node:util';

/**
 * A value that must never be shown, logged or sent to the window. Printing, serialising or inspecting it
 * gives `[secret]`; only `reveal()` gives the value, so every use of one can be found by that word.
 */
export class Secret {
  readonly #value: string;

  constructor(value: string) {
    this.#value = value;
  }

  reveal(): string {
    return this.#value;
  }

  toString(): string {
    return '[secret]';
  }

  toJSON(): string {
    return '[secret]';
  }

  [Symbol.for('nodejs.util.inspect.custom') as typeof inspect.custom](): string {
    return '[secret]';
  }
}
