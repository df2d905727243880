import type { Finding, Mend, Mended } from './finding.ts';

/**
 * What was found after mending, with what came of that: what is no longer found was mended, and what is still, or again, was not,
 * whatever the attempt said.
 */
export function afterMending(tried: readonly Mended[], now: readonly Finding[]): readonly Mended[] {
  const mended = tried.filter((one) => one.fixed === true && !now.some((finding) => isAbout(finding, one)));
  const found = now.map((finding): Mended => {
    const before = tried.find((one) => isAbout(finding, one));
    if (before === undefined) return finding;
    if (before.fixed === true)
      return { ...finding, fixed: false, why: `It was mended, and is so again. ${finding.why ?? ''}`.trim() };
    const { why, next } = before;
    return { ...finding, fixed: false, ...(why !== undefined && { why }), ...(next !== undefined && { next }) };
  });
  return [...mended, ...found];
}

/** The same matter: in the same words, or, where these count or name what is left of it, about the same things. */
function isAbout(finding: Finding, other: Finding): boolean {
  if (finding.check !== other.check || finding.mend === undefined || other.mend === undefined) return false;
  const things = thingsOf(other.mend);
  return finding.what === other.what || thingsOf(finding.mend).some((thing) => things.includes(thing));
}

function thingsOf(mend: Mend): readonly string[] {
  switch (mend.kind) {
    case 'modes':
      return mend.changes.map(({ path }) => path);
    case 'remove-files':
      return mend.files.map(({ path }) => path);
    case 'remove-keys':
      return mend.keys.map((key) => JSON.stringify(key));
    case 'finish-moves':
      return mend.of;
    case 'rebuild-record':
    case 'remove-items':
      return mend.accounts;
    case 'write-helper':
      return [mend.kind];
  }
}
