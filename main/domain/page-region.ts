import { isRegionName } from './region-name.ts';

/**
 * The region that an access portal's start page names in its head, `<meta name="region" content="eu-west-1">`. The order, the
 * quotes and the case of the attributes do not matter. Undefined where there is none, or something else than a region.
 */
export function regionInPage(html: string): string | undefined {
  // Neither bracket may be within, so that a page of nothing but "<meta" takes no longer than another.
  for (const [, attributes = ''] of html.matchAll(/<meta(\s[^<>]{0,1000})>/gi)) {
    if (attribute(attributes, 'name')?.toLowerCase() !== 'region') continue;
    const content = attribute(attributes, 'content')?.trim().toLowerCase() ?? '';
    if (isRegionName(content)) return content;
  }
  return undefined;
}

function attribute(attributes: string, name: string): string | undefined {
  const all = attributes.matchAll(/([^\s=/"']+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  for (const [, key, ...values] of all) {
    if (key?.toLowerCase() === name) return values.find((value) => value !== undefined);
  }
  return undefined;
}
