import { parseArgs } from 'node:util';
import { isRegion } from '../domain/portal-of.ts';
import { Problem } from '../domain/problem.ts';
import { nearestOf } from './nearest.ts';

type Flag = Readonly<{ type: 'boolean' }>;
type Text = Readonly<{
  type: 'string';
  required?: true;
  /** Says what is wrong with a value ("is not …"), or nothing when it will do. */
  check?: (value: string) => string | undefined;
}>;
type Options = Readonly<Record<string, Flag | Text>>;

type ValuesOf<O extends Options> = {
  readonly [K in keyof O]: O[K] extends Flag ? boolean : O[K] extends { required: true } ? string : string | undefined;
};

/**
 * The options of a verb, each at most once, as `--name value` or `--name=value`. Throws a usage `Problem` that names
 * the argument for anything unknown, repeated, missing or malformed.
 */
export function readArguments<const O extends Options>(verb: string, args: readonly string[], options: O): ValuesOf<O> {
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]));
  // Not `strict`: that throws in Node's words, and lets a repeated option pass. The tokens say all there is to know.
  const { tokens } = parseArgs({
    args: [...args],
    options: types,
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, string | true>();
  for (const token of tokens) {
    if (token.kind === 'option-terminator') continue;
    if (token.kind === 'positional') throw misuse(verb, `"${token.value}" is not expected here.`);
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
    if (option === undefined) throw unknownOption(verb, token.rawName, options);
    if (given.has(token.name)) throw misuse(verb, `${token.rawName} is given more than once.`);
    given.set(token.name, givenValue(verb, token, option));
  }
  const values: Record<string, string | boolean | undefined> = {};
  for (const [name, option] of Object.entries(options)) {
    const value = given.get(name);
    if (option.type === 'string' && option.required && value === undefined) {
      throw misuse(verb, `--${name} is missing.`);
    }
    values[name] = option.type === 'boolean' ? value === true : value;
  }
  return values as ValuesOf<O>;
}

type OptionToken = Readonly<{ rawName: string; value?: string | undefined; inlineValue?: boolean | undefined }>;

function givenValue(verb: string, { rawName, value, inlineValue }: OptionToken, option: Flag | Text): string | true {
  if (option.type === 'boolean') {
    if (value !== undefined) throw misuse(verb, `${rawName} takes no value.`);
    return true;
  }
  // `--session --json` is a forgotten value; a value that does begin with a dash can be written `--session=--json`. A dash
  // alone is meant as a value, if as a wrong one.
  const forgotten = value === undefined || value === '' || (/^-./s.test(value) && inlineValue !== true);
  if (forgotten) throw misuse(verb, `${rawName} needs a value.`);
  const wrong = option.check?.(value);
  if (wrong !== undefined) throw misuse(verb, `${rawName} "${value}" ${wrong}.`);
  return value;
}

/** A check for `readArguments`: account ids are text, since they may begin with zeros. */
export function isAccountId(value: string): string | undefined {
  return /^\d{12}$/.test(value) ? undefined : 'is not an account id: that has twelve digits';
}

/** A check for `readArguments`: the form that all regions have, for new ones come. */
export function isRegionName(value: string): string | undefined {
  const isOne = isRegion(value) && /^[a-z]{2,4}(-[a-z]+)+-\d{1,2}$/.test(value);
  return isOne ? undefined : 'is not a region, such as "eu-west-1"';
}

/** A check for `readArguments`. */
export function isOneOf(...choices: readonly string[]): (value: string) => string | undefined {
  return (value) => (choices.includes(value) ? undefined : `is not one of ${choices.join(', ')}`);
}

function unknownOption(verb: string, rawName: string, options: Options): Problem {
  const nearest = nearestOf(rawName.replace(/^-+/, ''), Object.keys(options));
  return misuse(verb, `There is no option ${rawName}.${nearest === undefined ? '' : ` Did you mean --${nearest}?`}`);
}

function misuse(verb: string, what: string): Problem {
  return new Problem('usage', { what, next: `See \`daypass help ${verb}\`.` });
}
