import { isRegionName } from './region-name.ts';
import { shortened } from './shortened.ts';
import { exampleOfStartUrl } from './start-url-lookalike.ts';

const notAnAddress = 'This is not a web address.';

type Address = Readonly<{ url: URL }> | Readonly<{ why: string }>;

/** More than anybody copies along with an address. */
const longestText = 4_000;

/** What may stand around an address without being a part of it; brackets may hold a host (`http://[::1]/`). */
const webAddress = /https?:\/\/(?:[^\s/?#<>"'`“”„‘’‚«»‹›]*@)?(?:\[[\da-f:.]+\])?[^\s<>"'`“”„‘’‚«»‹›()[\]{}|\\^]*/gi;
const around = /^[\s<>"'`“”„‘’‚«»‹›()[\]{}]+|[\s<>"'`“”„‘’‚«»‹›()[\]{}.,;:!?…]+$/g;

/** The web address in a text that a person typed or pasted, or what that text is instead, and what to look for. */
export function addressIn(text: string): Address {
  const refuse = (what: string): Address => ({ why: `${what} ${exampleOfStartUrl}` });
  if (text.length > longestText) return refuse('This text is too long to be a start URL.');
  // Programs that wrap lines leave characters that nobody sees: zero-width ones, soft hyphens, byte order marks.
  const spaced = text.replace(/\p{Cf}/gu, '').replace(/\s+/g, (gap) => (/[\n\r]/.test(gap) ? '\n' : ' '));
  const seen = spaced.replace(around, '').replace(/\n(?=[./#?])/g, '');
  if (seen === '') return refuse('Nothing was pasted.');
  const complete = [...new Set((seen.match(webAddress) ?? []).map((one) => one.replace(around, '')))];
  if (complete.length > 1) return refuse('There is more than one address in this text: paste the start URL alone.');
  const [only] = complete;
  if (only !== undefined) {
    // A space in the middle of an address must not make another, shorter one of it.
    const isCut = only !== seen && !/^\w+:\/\/[^/?#]*[.:]/.test(only);
    return (isCut ? undefined : parsed(only)) ?? refuse(notAnAddress);
  }
  const scheme = /^([a-z][a-z\d+.-]*):\/\//i.exec(seen)?.[1];
  if (scheme !== undefined) return refuse(`An address that begins with ${scheme}:// is not a web address.`);
  const bare = seen.replace(/^(?:https?:?)?\/{1,2}|^https?:/i, '');
  const other = /^(?:https?)?$/i.test(bare) ? notAnAddress : otherThing(bare);
  if (other !== undefined) return refuse(other);
  const [address = ''] = `https://${bare}`.match(webAddress) ?? [];
  return parsed(address) ?? refuse(notAnAddress);
}

function otherThing(text: string): string | undefined {
  if (isRegionName(text.toLowerCase())) return `"${text.toLowerCase()}" is a region; the start URL is asked for first.`;
  if (/^(mailto:)?[^\s@/]+@[^\s@/]+$/i.test(text)) return 'This is an email address.';
  if (/^\d{4}-?\d{4}-?\d{4}$/.test(text)) return 'This is the number of an AWS account.';
  if (/^arn:/i.test(text)) return 'This is the ARN of something in AWS.';
  if (/\s/.test(text)) return 'There is no web address in this text.';
  if (/^[a-z\d-]+$/i.test(text)) {
    const name = shortened(text.toLowerCase());
    return `"${name}" is only a part of a start URL: the whole may be https://${name}.awsapps.com/start.`;
  }
  if (!/^[^/?#]*[.:]|^localhost\//i.test(text)) return `"${shortened(text)}" is only a part of a start URL.`;
  return undefined;
}

/** `URL` takes hosts that no name service knows, such as `*`. */
const hostname = /^(?:\[[\da-f:]+\]|[a-z\d_-]+(?:\.[a-z\d_-]+)*\.?)$/;

function parsed(address: string): Address | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && hostname.test(url.hostname) ? { url } : undefined;
}
