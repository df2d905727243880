import type { Server } from 'node:http';
import type { Socket } from 'node:net';

type ConnectionRoom = Readonly<{
  /** The connection waits for its answer: it is never given up for another one. */
  keep(socket: Socket): void;
  /** Ends every connection that does not wait for its answer. */
  clear(): void;
}>;

/**
 * Keeps the number of a server's connections small, so that nobody on this machine can make us run out of them. When there are too
 * many the oldest goes, not the newest as by `maxConnections`: who means it sends the request at once, so it is those who hold
 * connections open that lose them.
 */
export function connectionRoom(server: Server, most: number): ConnectionRoom {
  const open = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
    const [oldest] = open.size > most ? open : [];
    oldest?.destroy();
  });
  return {
    keep: (socket) => void open.delete(socket),
    clear() {
      for (const socket of open) socket.destroy();
    },
  };
}
