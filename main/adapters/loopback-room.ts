import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** More than a browser opens; few enough that nobody on this machine can make us run out of them. */
const most = 64;

export type LoopbackRoom = Readonly<{
  /** The connection waits for its page: it is never given up for another one. */
  keep(socket: Socket): void;
  /** Ends every connection that does not wait for its page. */
  clear(): void;
}>;

/**
 * Keeps the number of a server's connections small. When there are too many the oldest goes, not the newest as by
 * `maxConnections`: a browser sends its request at once, so it is those who hold connections open that lose them.
 */
export function loopbackRoom(server: Server): LoopbackRoom {
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
