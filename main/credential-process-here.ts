import process from 'node:process';
import { activityOfVerb } from './activity-here.ts';
import { pipeNameFile } from './adapters/answer-place.ts';
import { sealedCredentials } from './adapters/sealed-credentials.ts';
import { credentialProcessVerb } from './cli/credential-process.ts';
import { tellClock } from './cli/tell-clock.ts';
import type { Verb, VerbIo } from './cli/verb.ts';
import { sourceVariablesOf } from './domain/profile-question.ts';
import { urgentMs } from './domain/refresh-plan.ts';
import { findSessions } from './services/find-sessions.ts';
import { shareCredentials } from './services/share-credentials.ts';
import { placesHere, portalPorts, sessionPorts } from './verb-ports-here.ts';

/**
 * What `credential_process` in a profile calls where the app does not answer. What asks AWS is loaded only when nothing is kept, since many
 * programs wait for this.
 */
export async function credentialProcessHere(env: VerbIo['env']): Promise<Verb> {
  const places = placesHere(env);
  if (process.platform !== 'win32') return aloneHere(env);
  return async (args, io) => {
    const { askAppByPipe } = await import('./adapters/ask-app.ts');
    const question = { args: ['credential-process', ...args], env: sourceVariablesOf(env) };
    const answer = await askAppByPipe(pipeNameFile(places.home), question);
    if (answer === undefined) await (await aloneHere(env))(args, io);
    else io.out(answer);
  };
}

/** Programs start this again at once when it fails: a person who said no shall not be asked for each. */
const refusalMs = 5 * 60_000;

async function aloneHere(env: VerbIo['env']): Promise<Verb> {
  const places = placesHere(env);
  const ports = await sessionPorts(env, { refusalMs });
  const { find, tokens } = findSessions(ports);
  const { clock } = ports;
  const { onClockSkew, telling } = tellClock();
  let loaded: ReturnType<typeof portalPorts> | undefined;
  const portal = () => {
    loaded ??= portalPorts(env, ports, onClockSkew);
    return loaded;
  };
  const issue = shareCredentials({
    async tokens(sessionId) {
      const token = await tokens(sessionId);
      const isGood = token === undefined || token.expiresAt - clock.now() > urgentMs;
      return isGood ? token : (await portal()).tokens(sessionId);
    },
    async issue(sessionId, access) {
      const [{ issueCredentials }, asked] = await Promise.all([import('./services/issue-credentials.ts'), portal()]);
      return issueCredentials(asked)(sessionId, access);
    },
    shared: sealedCredentials(places.home),
    clock,
  });
  const { noteGiven: onGiven, recorded } = activityOfVerb(places);
  const verb = recorded(telling(credentialProcessVerb({ find, issue, clock, onGiven })));
  return (args, io) => verb(args, io).finally(async () => (await loaded)?.stop());
}
