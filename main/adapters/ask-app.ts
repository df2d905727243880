import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { isProof, proofHeaders } from '../domain/answer-proof.ts';
import { Problem } from '../domain/problem.ts';
import { answerStatus, type ProfileQuestion, questionTarget } from '../domain/profile-question.ts';
import { Secret } from '../domain/secret.ts';

/** As long as the script of the other systems waits. */
const patienceMs = 10_000;

type Asking = Readonly<{
  timeoutMs?: number;
  /** Whoever answers proves with it that it is the app. */
  secret?: Secret;
}>;

/**
 * What the running app answers at its socket or pipe; undefined when it does not run, or gives none, or what answers there is not the app.
 * Rejects with a Problem ('keychain') in the app's words where it would be no use to try it without the app, and for nothing else.
 */
export function askApp(
  socketPath: string,
  question: ProfileQuestion,
  { timeoutMs = patienceMs, secret }: Asking = {},
): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    const nothing = () => resolve(undefined);
    const signal = AbortSignal.timeout(timeoutMs);
    const nonce = randomUUID();
    const headers = secret === undefined ? {} : { [proofHeaders.nonce]: nonce };
    const path = questionTarget(question);
    const request = get({ socketPath, path, headers, agent: false, signal }, (response) => {
      const { statusCode: status } = response;
      const isOfApp = (answer: string) =>
        secret === undefined || isProof(response.headers[proofHeaders.proof], secret, nonce, { status, text: answer });
      const settle = (answer: string) => {
        if (!isOfApp(answer)) nothing();
        else if (status === answerStatus.given) resolve(answer);
        else reject(new Problem('keychain', { what: answer }));
      };
      if (status !== answerStatus.given && status !== answerStatus.refused) response.destroy();
      else text(response).then(settle, nothing);
    });
    request.on('error', nothing).on('close', nothing);
  });
}

const place = v.object({ name: v.string(), secret: v.string() });

/** The same, where the name of the app's pipe and the secret are in a file. */
export async function askAppByPipe(nameFile: string, question: ProfileQuestion): Promise<string | undefined> {
  const at = await readFile(nameFile, 'utf8')
    .then((json) => v.parse(place, JSON.parse(json)))
    .catch(() => undefined);
  return at === undefined ? undefined : askApp(at.name, question, { secret: new Secret(at.secret) });
}
