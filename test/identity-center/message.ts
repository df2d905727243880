import type { IncomingHttpHeaders } from 'node:http';

/** One request as the handlers see it: read whole, with the address that the client believes it speaks to. */
export type Call = Readonly<{
  method: string;
  path: string;
  query: URLSearchParams;
  headers: IncomingHttpHeaders;
  body: string;
  /** Scheme and host as the client used them, e.g. `https://oidc.us-east-1.amazonaws.com`. */
  origin: string;
}>;

export type Reply = Readonly<{ status: number; headers: Readonly<Record<string, string>>; body: string }>;

export function json(status: number, value: unknown, headers: Record<string, string> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

export function xml(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/xml' }, body };
}

export function html(status: number, body: string): Reply {
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }, body };
}

export function redirect(location: string): Reply {
  return { status: 302, headers: { location, 'cache-control': 'no-store' }, body: '' };
}
