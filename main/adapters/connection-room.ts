import type { Server } from 'node:http';
import type { Socket } from 'node:net';

type ConnectionRoom = Readonly<{
  /** The connection waits for its answer: it is never given up for another one. */
  keep(socket: Socket): void;
  /** Ends every connection that does not wait for its answer. */
  clear(): void;
}>;

type Limits = Readonly<{
  /** So many connections may be open that do not wait for their answer. */
  most: number;
  /**
   * How long a connection may take to bring its request, in milliseconds; where absent, the timeouts of the server say. Those wake the
   * process up every so often, whether anybody is there or not.
   */
  patienceMs?: number;
}>;

/**
 * Keeps the number of a server's connections small, so that nobody on this machine can make us run out of them. When there are too
 * many the oldest goes, not the newest as by `maxConnections`: who means it sends the request at once, so it is those who hold
 * connections open that lose them.
 */
export function connectionRoom(server: Server, { most, patienceMs }: Limits): ConnectionRoom {
  const open = new Map<Socket, NodeJS.Timeout | undefined>();
  const keep = (socket: Socket) => {
    clearTimeout(open.get(socket));
    open.delete(socket);
  };
  server.on('connection', (socket: Socket) => {
    const late = patienceMs === undefined ? undefined : setTimeout(() => socket.destroy(), patienceMs);
    open.set(socket, late);
    socket.once('close', () => keep(socket));
    const [oldest] = open.size > most ? open.keys() : [];
    oldest?.destroy();
  });
  return {
    keep,
    clear() {
      for (const socket of open.keys()) socket.destroy();
    },
  };
}
