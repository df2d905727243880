import { chmod, mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeFolder } from '../remove-folder.ts';
import { newAuthority } from './certificates.ts';
import { awsHost } from './hosts.ts';
import type { IdentityCenter } from './identity-center.ts';

export type AwsProxy = Readonly<{
  url: string;
  /** The authority's certificate, for clients to trust. */
  caFile: string;
  /** What leads the AWS CLI and the SDKs here, whatever endpoints they know. */
  env(): Record<string, string>;
  /** Hosts that somebody asked for and that were refused: nothing leaves this machine. */
  refused: readonly string[];
  stop(): Promise<void>;
}>;

/**
 * A proxy that answers `CONNECT` to the hosts of AWS (and of the start URLs) with the stand-in, over TLS. The AWS CLI
 * before 2.13 knows no endpoint variables, so this is its only way here. Every other host is refused.
 */
export async function startProxy(center: IdentityCenter): Promise<AwsProxy> {
  const authority = await newAuthority();
  const folder = await mkdtemp(join(tmpdir(), 'identity-center-'));
  // Clients may run as another user than the test does.
  await chmod(folder, 0o755);
  const caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.certificate, { mode: 0o644 });

  const sockets = new Set<Socket>();
  const refused: string[] = [];
  const startHosts = new Set(center.startUrls.map((startUrl) => new URL(startUrl).hostname));
  const isServed = (host: string): boolean => awsHost(host) !== undefined || startHosts.has(host);

  const secure = createTlsServer(
    {
      SNICallback: (name, done) => {
        authority.contextFor(name).then(
          (context) => done(null, context),
          (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
        );
      },
    },
    (request, response) => center.answer(request, response, true),
  );
  const server = createServer((request, response) => {
    refused.push(request.url ?? '');
    response.writeHead(403).end('Only CONNECT to hosts of AWS is served.');
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A client that trusts nobody, or leaves early, resets the connection.
    socket.on('error', () => socket.destroy());
  });
  server.on('connect', (request, socket: Socket, head: Buffer) => {
    const [host = '', port] = (request.url ?? '').split(':');
    if (port !== '443' || !isServed(host)) {
      refused.push(request.url ?? '');
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    secure.emit('connection', socket);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    caFile,
    env: () => ({ HTTPS_PROXY: url, AWS_CA_BUNDLE: caFile, NO_PROXY: '127.0.0.1,localhost' }),
    refused,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
      await removeFolder(folder);
    },
  };
}
