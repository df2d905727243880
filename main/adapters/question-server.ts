import { createServer, type Server, type ServerResponse } from 'node:http';
import { proofHeaders, proofOf } from '../domain/answer-proof.ts';
import { lastWord } from '../domain/last-word.ts';
import { answerStatus, type ProfileQuestion, questionIn } from '../domain/profile-question.ts';
import type { Secret } from '../domain/secret.ts';
import { connectionRoom } from './connection-room.ts';
import { backlog } from './listen-on-socket.ts';

/** Who asks sends its question at once. */
const requestMs = 5_000;
/** The arguments of the verb and some paths. */
const largestHeaders = 16 * 1024;
/** The longest that a timer takes: the app wakes up only when it has something to do. */
const never = 2 ** 31 - 1;
/** So many wait for AWS at most: more programs than ask at once. */
const mostAnswers = 256;
/** Who is let in is heard, before all who wait behind could have taken the place. */
const mostConnections = 2 * backlog;

/**
 * Answers questions of `process` profiles over HTTP, one a connection. What `answer` rejects with a `lastWord` gets those words. Whatever else
 * comes, or is rejected, gets a status that is no success and nothing more: who asks then starts the program, which tells people the reason.
 * With a `secret`, answers are proved to who asks for that.
 */
export function questionServer(
  answer: (question: ProfileQuestion) => Promise<string>,
  { patienceMs = requestMs, secret }: Readonly<{ patienceMs?: number; secret?: Secret }> = {},
): Server {
  const server = createServer({ maxHeaderSize: largestHeaders, connectionsCheckingInterval: never });
  server.maxRequestsPerSocket = 1;
  const room = connectionRoom(server, { most: mostConnections, patienceMs });
  let answers = 0;
  server.on('request', async (request, response) => {
    const question = request.method === 'GET' ? questionIn(request.url ?? '') : undefined;
    if (question === undefined) return send(response, 404);
    if (answers >= mostAnswers) return send(response, 503);
    room.keep(request.socket);
    answers += 1;
    const nonce = request.headers[proofHeaders.nonce];
    const tell = (status: number, text: string) => {
      const isProved = secret !== undefined && typeof nonce === 'string';
      send(response, status, text, isProved ? { [proofHeaders.proof]: proofOf(secret, nonce, { status, text }) } : {});
    };
    try {
      tell(answerStatus.given, await answer(question));
    } catch (error) {
      const words = lastWord(error);
      if (words === undefined) send(response, 409);
      else tell(answerStatus.refused, withoutControls(words));
    } finally {
      answers -= 1;
    }
  });
  return server;
}

/** Who asks prints it as one line. */
const withoutControls = (words: string): string => words.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');

function send(response: ServerResponse, status: number, text = '', headers: Record<string, string> = {}): void {
  response.writeHead(status, { ...headers, connection: 'close', 'content-type': 'application/json' }).end(text);
}
