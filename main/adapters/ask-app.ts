import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import * as v from 'valibot';
import { isProof, proofHeaders } from '../domain/answer-proof.ts';
import { type ProfileQuestion, questionTarget } from '../domain/profile-question.ts';
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
 * Never rejects.
 */
export function askApp(
  socketPath: string,
  question: ProfileQuestion,
  { timeoutMs = patienceMs, secret }: Asking = {},
): Promise<string | undefined> {
  return new Promise((resolve) => {
    const nothing = () => resolve(undefined);
    const signal = AbortSignal.timeout(timeoutMs);
    const nonce = randomUUID();
    const headers = secret === undefined ? {} : { [proofHeaders.nonce]: nonce };
    const path = questionTarget(question);
    const request = get({ socketPath, path, headers, agent: false, signal }, (response) => {
      const isOfApp = (answer: string) =>
        secret === undefined || isProof(response.headers[proofHeaders.proof], secret, nonce, answer);
      if (response.statusCode !== 200) response.destroy();
      else text(response).then((answer) => resolve(isOfApp(answer) ? answer : undefined), nothing);
    });
    request.on('error', nothing).on('close', nothing);
  });
}

const place = v.object({ name: v.string(), secret: v.string() });

/** The same, where the name of the app's pipe and the secret are in a file. */
export async function askAppByPipe(nameFile: string, question: ProfileQuestion): Promise<string | undefined> {
  try {
    const { name, secret } = v.parse(place, JSON.parse(await readFile(nameFile, 'utf8')));
    return askApp(name, question, { secret: new Secret(secret) });
  } catch {
    return undefined;
  }
}
