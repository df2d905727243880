import { Problem } from './problem.ts';

const everyToolReads = /^[\w\-@+.%:/]+$/;

/**
 * Checks the name of a profile or session that is to be new. Throws a usage Problem unless every AWS tool reads it: the AWS SDK for
 * JavaScript leaves sections with other characters out, Python takes `[DEFAULT]` for settings of every section, and names
 * of JavaScript's own (`__proto__`, `constructor`) break that SDK.
 */
export function assertNewName(name: string, thing: 'profile' | 'session'): void {
  const refuse = (why: string): never => {
    throw new Problem('usage', {
      what: `"${name}" cannot be the name of a new ${thing}.`,
      why,
      next: 'Choose another name.',
    });
  };
  if (name === '') refuse('It is empty.');
  if (!everyToolReads.test(name))
    refuse('Some AWS tools read only letters A to Z, digits and _ - @ + . % : / in names.');
  if (name.toUpperCase() === 'DEFAULT' && name !== 'default') refuse('Some AWS tools would take it for all profiles.');
  if (name in {}) refuse('It has a meaning of its own in some AWS tools.');
}
