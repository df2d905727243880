import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { type ProfileQuestion, questionTarget } from '../domain/profile-question.ts';

/** As long as the script of the other systems waits. */
const patienceMs = 10_000;

/** What the running app answers at its socket or pipe; undefined when it does not run, or gives none. Never rejects. */
export function askApp(
  socketPath: string,
  question: ProfileQuestion,
  timeoutMs: number = patienceMs,
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const nothing = () => resolve(undefined);
    const signal = AbortSignal.timeout(timeoutMs);
    const request = get({ socketPath, path: questionTarget(question), agent: false, signal }, (response) => {
      if (response.statusCode === 200) text(response).then(resolve, nothing);
      else response.destroy();
    });
    request.on('error', nothing).on('close', nothing);
  });
}

/** The same, where the name of the app's pipe is in a file. */
export async function askAppByPipe(nameFile: string, question: ProfileQuestion): Promise<string | undefined> {
  const name = await readFile(nameFile, 'utf8').catch(() => '');
  return name.startsWith('\\\\.\\pipe\\') ? askApp(name, question) : undefined;
}
