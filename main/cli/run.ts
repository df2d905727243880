import { exitCodes } from '../domain/exit-code.ts';
import { Problem, problemOf, sentenceOf } from '../domain/problem.ts';
import { generalHelp, helpOf } from './help.ts';
import { nearestOf } from './nearest.ts';
import { plainLine } from './plain-line.ts';
import type { Verb, VerbIo } from './verb.ts';

/** Makes a verb ready; called only for the verb that was asked for, so that nothing else is loaded. */
export type VerbMaker = (env: VerbIo['env']) => Promise<Verb>;

/**
 * Runs what was typed after `daypass` and gives the exit code. Never rejects: whatever goes wrong is told on stderr in
 * one line that says what to do, without a stack.
 */
export async function run(
  [name = 'help', ...args]: readonly string[],
  io: VerbIo,
  verbs: Readonly<Record<string, VerbMaker>>,
  version: string,
): Promise<number> {
  try {
    if (name === '--version' || name === '-v') {
      io.out(`${version}\n`);
    } else if (['help', '--help', '-h'].includes(name)) {
      io.out(helpFor(args, Object.keys(verbs), version));
    } else {
      const make = verbNamed(name, verbs);
      if (asksForHelp(args)) io.out(helpFor([name], Object.keys(verbs), version));
      else await (await make(io.env))(args, io);
    }
    return 0;
  } catch (error) {
    const problem = problemOf(error);
    io.err(plainLine(`daypass: ${sentenceOf(problem.words)}`));
    return exitCodes[problem.kind];
  }
}

function asksForHelp(args: readonly string[]): boolean {
  return args.includes('--help') || args.includes('-h');
}

function helpFor([name, ...rest]: readonly string[], names: readonly string[], version: string): string {
  if (name === undefined) return generalHelp(version);
  if (rest.length > 0)
    throw new Problem('usage', { what: `"${rest[0]}" is not expected after \`daypass help ${name}\`.` });
  const text = names.includes(name) ? helpOf(name) : undefined;
  if (text === undefined) throw unknownVerb(name, names);
  return text;
}

function verbNamed(name: string, verbs: Readonly<Record<string, VerbMaker>>): VerbMaker {
  const make = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (make === undefined) throw unknownVerb(name, Object.keys(verbs));
  return make;
}

function unknownVerb(name: string, names: readonly string[]): Problem {
  if (name.startsWith('-')) {
    return new Problem('usage', {
      what: `"${name}" is not expected here.`,
      why: 'The verb comes first, its options follow.',
      next: 'See `daypass help`.',
    });
  }
  const nearest = nearestOf(name, names);
  return new Problem('usage', {
    what: `There is no verb "${name}".`,
    next: nearest === undefined ? 'See `daypass help`.' : `Did you mean \`daypass ${nearest}\`?`,
  });
}
