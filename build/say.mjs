let quiet = false;

/** From now on only failures are said. */
export function sayLess() {
  quiet = true;
}

/**
 * One calm line about what is going on. On stderr: stdout belongs to the answer of a verb.
 * @param {string} text
 */
export function say(text) {
  if (!quiet) process.stderr.write(`${text}\n`);
}

/** A failure that a person can act on. Its message is all they see. */
export class Failure extends Error {
  /**
   * @param {string} what what happened
   * @param {string} [next] what to do about it
   */
  constructor(what, next) {
    super(next === undefined ? what : `${what}\n${next}`);
  }
}

/**
 * Runs a command of ours to its end, and says in a few words what stopped it.
 * @param {() => Promise<number | void>} work gives the exit code
 */
export async function runCommand(work) {
  try {
    process.exitCode = (await work()) ?? process.exitCode ?? 0;
  } catch (error) {
    process.stderr.write(
      `${error instanceof Failure ? error.message : error instanceof Error ? error.stack : error}\n`,
    );
    process.exitCode = 1;
  }
}
