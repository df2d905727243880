import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** A rule that was broken, and the elements that break it, as HTML. */
export type Flaw = Readonly<{ rule: string; elements: readonly string[] }>;

/** What axe finds wrong with a page without frames as it is, but for rules that don't apply to it. */
export async function axeFlaws(page: Page, { without = [] }: { without?: readonly string[] } = {}): Promise<Flaw[]> {
  // Past the page's security policy, which lets in no script of others; and once, for it takes longer than the search.
  if (!(await page.evaluate(() => Object.hasOwn(globalThis, 'axe')))) await page.evaluate(axe.source);
  return page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as Readonly<{ axe: typeof import('axe-core') }>;
    const { violations } = await axe.run({
      resultTypes: ['violations'],
      rules: Object.fromEntries(rules.map((rule) => [rule, { enabled: false }])),
    });
    return violations.map(({ id, nodes }) => ({ rule: id, elements: nodes.map(({ html }) => html) }));
  }, without);
}
