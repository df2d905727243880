import type { ConsolePage } from '../../preload/contract.ts';
import type { Access } from './access.ts';
import { consoleLink } from './console-link.ts';
import { Problem } from './problem.ts';

/** Everything that Daypass ever opens in a browser. None of it holds a secret. */
export type Link =
  | Readonly<{ kind: 'console'; startUrl: string; access: Access; page?: Required<ConsolePage> }>
  /** The page on which a person allows access, as AWS named it. */
  | Readonly<{ kind: 'sign-in'; url: string }>
  /** What AWS tells people about their start URL and signing in with it. */
  | Readonly<{ kind: 'aws-sign-in-help' }>;

/**
 * The link's address, written anew by the platform's parser. It is https, or http on this very machine where
 * `loopbackAllowed`. Throws a `Problem` for anything else, since a start URL comes from a file that others write, too.
 */
export function addressOf(link: Link, loopbackAllowed: boolean): string {
  const text = textOf(link);
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && isSafe(url, loopbackAllowed)) return url.href;
  throw new Problem('conflict', {
    what: 'This link was not opened.',
    ...(link.kind === 'sign-in' ? unsafeSignInPage : unsafeStartUrl),
  });
}

const unsafeStartUrl = {
  why: 'The start URL of the session is not a safe web address (https://…).',
  next: "Correct the session's start URL in the AWS config file.",
};

const unsafeSignInPage = {
  why: 'The address of the sign-in page is not a safe one (https://…).',
  next: 'If a variable such as AWS_ENDPOINT_URL_SSO_OIDC is set, check where it leads.',
};

function textOf(link: Link): string {
  switch (link.kind) {
    case 'console':
      return consoleLink(link.startUrl, link.access, link.page);
    case 'sign-in':
      return link.url;
    case 'aws-sign-in-help':
      return 'https://docs.aws.amazon.com/signin/latest/userguide/iam-id-center-sign-in-tutorial.html';
  }
}

function isSafe({ protocol, hostname, username, password }: URL, loopbackAllowed: boolean): boolean {
  if (username !== '' || password !== '') return false;
  if (protocol === 'https:') return true;
  return protocol === 'http:' && loopbackAllowed && isLoopback(hostname);
}

/** True for this very machine (RFC 6761, RFC 1122, RFC 4291), by the host name as `URL` writes it. */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);

/** True when AWS's own endpoint variables point at this machine, as tests and the demo do. */
export function pointsAtLoopback(env: Readonly<Record<string, string | undefined>>): boolean {
  const { AWS_ENDPOINT_URL_SSO: portal, AWS_ENDPOINT_URL_SSO_OIDC: oidc, AWS_ENDPOINT_URL: any } = env;
  const endpoint = portal || oidc || any || '';
  return URL.canParse(endpoint) && isLoopback(new URL(endpoint).hostname);
}
