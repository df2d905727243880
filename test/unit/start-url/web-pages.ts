import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type WebPages = Readonly<{
  url: string;
  /** Every request that came: method, path, and headers. */
  asked: readonly Readonly<{ line: string; headers: Record<string, unknown> }>[];
  stop(): Promise<void>;
}>;

/** A web server on this machine that answers as told. */
export async function startWebPages(answer: RequestListener): Promise<WebPages> {
  const asked: { line: string; headers: Record<string, unknown> }[] = [];
  const server = createServer((request, response) => {
    asked.push({ line: `${request.method} ${request.url}`, headers: request.headers });
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
