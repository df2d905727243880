import { Socket } from 'node:net';

const ours = /^(localhost|127(\.\d{1,3}){3}|::1|\[::1\])$/i;
const connect = Socket.prototype.connect;

/** A test that reaches beyond this machine fails: whatever it wanted there, it would not be the same tomorrow. */
Socket.prototype.connect = function (this: Socket, ...args: unknown[]) {
  const [first] = args.flat();
  const host = typeof first === 'object' && first !== null && 'host' in first ? first.host : undefined;
  if (typeof host === 'string' && !ours.test(host))
    throw new Error(`A test wants to reach ${host}: only this machine is allowed.`);
  return Reflect.apply(connect, this, args);
} as typeof connect;
