import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { listenOnSocket } from '../../../main/adapters/listen-on-socket.ts';
import { questionServer } from '../../../main/adapters/question-server.ts';
import type { ProfileQuestion } from '../../../main/domain/profile-question.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

/** A server of questions at a socket, and what it was asked. */
export async function served(
  answer: (question: ProfileQuestion) => string | Promise<string> = () => '{}',
  options: Parameters<typeof questionServer>[1] = {},
) {
  const questions: ProfileQuestion[] = [];
  const socket = join(await temporaryFolder(), 'socket', 'daypass');
  const server = questionServer(async (question) => {
    questions.push(question);
    return answer(question);
  }, options);
  const remove = await listenOnSocket(server, socket);
  const stop = () => {
    remove();
    server.close();
    server.closeAllConnections();
  };
  onTestFinished(stop);
  return { socket, server, questions, stop };
}
