import { createServer, type Server, type ServerResponse } from 'node:http';
import { type ProfileQuestion, questionIn } from '../domain/profile-question.ts';
import { connectionRoom } from './connection-room.ts';

/** Who asks sends its question at once. */
const requestMs = 5_000;
/** The arguments of the verb and some paths. */
const largestHeaders = 16 * 1024;
/** More programs than ask at once; as many again may wait for AWS. */
const most = 256;

/**
 * Answers questions of `process` profiles over HTTP, one a connection. Whatever else comes, and what `answer` rejects, gets a status that is
 * no success and nothing more: who asks then starts the program, which tells people the reason.
 */
export function questionServer(answer: (question: ProfileQuestion) => Promise<string>): Server {
  const server = createServer({
    maxHeaderSize: largestHeaders,
    headersTimeout: requestMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: 1_000,
  });
  server.maxRequestsPerSocket = 1;
  const room = connectionRoom(server, most);
  let answers = 0;
  server.on('request', async (request, response) => {
    const question = request.method === 'GET' ? questionIn(request.url ?? '') : undefined;
    if (question === undefined) return send(response, 404);
    if (answers >= most) return send(response, 503);
    room.keep(request.socket);
    answers += 1;
    try {
      send(response, 200, await answer(question));
    } catch {
      send(response, 409);
    } finally {
      answers -= 1;
    }
  });
  return server;
}

function send(response: ServerResponse, status: number, text = ''): void {
  response.writeHead(status, { connection: 'close', 'content-type': 'application/json' }).end(text);
}
