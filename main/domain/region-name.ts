/**
 * True for what is shaped as AWS shapes the names of regions (`eu-west-1`, `us-gov-east-1`, `eusc-de-east-1`). New ones come every
 * year, so the shape is all that is asked for.
 */
export function isRegionName(text: string): boolean {
  return text.length <= 40 && /^[a-z]{2,8}(?:-[a-z]{1,16}){1,3}-\d{1,2}$/.test(text);
}
