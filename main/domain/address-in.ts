import { isRegionName } from './region-name.ts';
import { exampleOfStartUrl } from './start-url-lookalike.ts';

type Address = Readonly<{ url: URL }> | Readonly<{ why: string }>;

/** More than anybody copies along with an address. */
const longestText = 20_000;

/** What may stand around an address without being a part of it; brackets may hold a host (`http://[::1]/`). */
const webAddress = /https?:\/\/(?:[^\s/<>"'`“”„‘’‚«»‹›]*@)?(?:\[[\da-f:.]+\])?[^\s<>"'`“”„‘’‚«»‹›()[\]{}|\\^]*/gi;
const around = /^[\s<>"'`“”„‘’‚«»‹›()[\]{}]+|[\s<>"'`“”„‘’‚«»‹›()[\]{}.,;:!?…]+$/g;

/** The web address in a text that a person typed or pasted, or what that text is instead, and what to look for. */
export function addressIn(text: string): Address {
  const refuse = (what: string): Address => ({ why: `${what} ${exampleOfStartUrl}` });
  if (text.length > longestText) return refuse('This text is too long to be a start URL.');
  // Programs that wrap lines leave characters that nobody sees: zero-width ones, soft hyphens, byte order marks.
  const seen = text.replace(/\p{Cf}/gu, '').replace(around, '');
  if (seen === '') return refuse('Nothing was pasted.');
  const complete = [...new Set((seen.match(webAddress) ?? []).map((one) => one.replace(around, '')))];
  if (complete.length > 1) return refuse('There is more than one address in this text: paste the start URL alone.');
  const [only] = complete;
  if (only !== undefined) return parsed(only) ?? refuse('This is not a web address.');
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(seen)?.[1];
  if (scheme !== undefined) return refuse(`An address that begins with ${scheme}:// is not a web address.`);
  const other = otherThing(seen);
  if (other !== undefined) return refuse(other);
  return parsed(`https://${seen.replace(/^https?:?\/{0,2}(?=[^/])/i, '')}`) ?? refuse('This is not a web address.');
}

function otherThing(text: string): string | undefined {
  if (isRegionName(text.toLowerCase())) return `"${text.toLowerCase()}" is a region; the start URL is asked for first.`;
  if (/^(mailto:)?[^\s@/]+@[^\s@/]+$/i.test(text)) return 'This is an email address.';
  if (/^\d{4}-?\d{4}-?\d{4}$/.test(text)) return 'This is the number of an AWS account.';
  if (/^arn:/i.test(text)) return 'This is the ARN of something in AWS.';
  if (/\s/.test(text)) return 'There is no web address in this text.';
  if (/^[\w-]+$/.test(text)) return `"${text}" is only a part of a start URL.`;
  return undefined;
}

function parsed(address: string): Address | undefined {
  return URL.canParse(address) ? { url: new URL(address) } : undefined;
}
