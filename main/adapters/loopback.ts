import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EndPage, OpenLoopback } from '../services/loopback.ts';
import { connectionRoom } from './connection-room.ts';
import { endPage } from './end-page.ts';

const address = '127.0.0.1';
/** The AWS CLI registers this path, so registrations are good for both. */
const callbackPath = '/oauth/callback';

/** A browser sends its request at once; whoever takes longer is none. */
const requestMs = 5_000;
/** Codes are long; nothing else in a browser's request is. */
const largestHeaders = 32 * 1024;
/** More than a browser opens. */
const mostConnections = 64;
/** How long the browser may take to fetch its page when all is over. */
const farewellMs = 2_000;

/**
 * Listens on 127.0.0.1 alone, at a port that the system chooses. It answers GET of one path, asked for by this very address
 * (a page elsewhere whose name leads here is refused by the Host header); everything else gets a calm 404. Nothing of a
 * request is kept or logged.
 */
export const openLoopback: OpenLoopback = async (onCallback) => {
  const server = createServer({
    maxHeaderSize: largestHeaders,
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: 1_000,
  });
  const room = connectionRoom(server, { most: mostConnections });
  const authority = `${address}:${await listening(server)}`;

  server.on('request', async (request: IncomingMessage, response: ServerResponse) => {
    const query = callbackQuery(request, authority);
    if (query === undefined) return send(response, 'stray');
    const asked = onCallback(query);
    if (asked === 'stray') return send(response, 'stray');
    room.keep(request.socket);
    send(response, await asked);
  });

  return {
    redirectUri: `http://${authority}${callbackPath}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      room.clear();
      const farewell = new AbortController();
      await Promise.race([closed, sleep(farewellMs, undefined, { signal: farewell.signal })]);
      farewell.abort();
      server.closeAllConnections();
      await closed;
    },
  };
};

function listening(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: address, port: 0, exclusive: true }, () => resolve((server.address() as AddressInfo).port));
  });
}

/** What the browser brought; undefined for any other request. */
function callbackQuery(request: IncomingMessage, authority: string): URLSearchParams | undefined {
  const { method, url = '', headersDistinct } = request;
  const [host, another] = headersDistinct.host ?? [];
  if (method !== 'GET' || host !== authority || another !== undefined) return undefined;
  const [path, ...query] = url.split('?');
  return path === callbackPath ? new URLSearchParams(query.join('?')) : undefined;
}

function send(response: ServerResponse, page: EndPage | 'stray'): void {
  const { status, headers, body } = endPage(page);
  response.writeHead(status, headers).end(body);
}
