import { randomUUID } from 'node:crypto';
import { userInfo } from 'node:os';
import process from 'node:process';
import { answerSocket, pipeNameFile } from './adapters/answer-place.ts';
import { credentialSource } from './adapters/credential-source.ts';
import { listenOnPipe } from './adapters/listen-on-pipe.ts';
import { listenOnSocket } from './adapters/listen-on-socket.ts';
import type { Places } from './adapters/places.ts';
import { programName } from './adapters/program-name.ts';
import { questionServer } from './adapters/question-server.ts';
import { sealedCredentials } from './adapters/sealed-credentials.ts';
import { credentialProcessVerb } from './cli/credential-process.ts';
import { Secret } from './domain/secret.ts';
import { answerProfiles } from './services/answer-profiles.ts';
import { credentialsInMemory } from './services/credentials-in-memory.ts';
import type { SessionFinder } from './services/find-sessions.ts';
import type { IssueCredentials } from './services/issue-credentials.ts';
import type { NoteActivity } from './services/note-activity.ts';
import type { TokenSource } from './services/portal.ts';
import type { Clock } from './services/ports.ts';
import { shareCredentials } from './services/share-credentials.ts';

type Here = Readonly<{
  places: Places;
  env: NodeJS.ProcessEnv;
  find: SessionFinder['find'];
  issue: IssueCredentials;
  tokens: TokenSource;
  clock: Clock;
  note: NoteActivity;
  /** Is told why somebody is not answered, where that is no usual refusal. */
  onTrouble(what: string, error: unknown): void;
}>;

/**
 * The running app answers `process` profiles from now on: from memory, else with what the verb kept, else with what AWS gives, which is
 * then kept for the verb. `issue` is what is held in memory.
 */
export function answersHere({ places, env, find, tokens, clock, note, onTrouble, ...more }: Here) {
  const share = shareCredentials({ issue: more.issue, tokens, clock, shared: sealedCredentials(places.home) });
  const issue = credentialsInMemory({
    tokens,
    clock,
    request: async (sessionId, access, token) => ({ token, credentials: await share(sessionId, access) }),
  });
  const homedir = homedirOfUser();
  const sourceOf = (asked: NodeJS.ProcessEnv) => credentialSource(asked, process.platform, homedir);
  const secret = new Secret(randomUUID());
  const server = questionServer(
    answerProfiles({
      async print(args, onGiven) {
        const printed: string[] = [];
        const verb = credentialProcessVerb({ find, issue, clock, onGiven });
        await verb(args, { out: (text) => void printed.push(text) });
        return printed.join('');
      },
      sourceOf,
      source: sourceOf(env),
      programName: (id) => programName(id, process.platform),
      note,
      onTrouble: (error) => onTrouble('Answering a profile failed.', error),
    }),
    { secret },
  );
  let remove = () => {};
  let isOver = false;
  listen(places.home).then(
    (removeIt) => {
      remove = removeIt;
      if (isOver) end();
      server.on('error', (error) => onTrouble('Answering profiles failed.', error));
    },
    (error: unknown) => {
      if (!isOver) onTrouble('Nobody answers profiles here; they start the program.', error);
    },
  );

  async function listen(home: string): Promise<() => void> {
    if (process.platform === 'win32') return listenOnPipe(server, { nameFile: pipeNameFile(home), secret });
    const path = answerSocket(home, process.platform);
    if (path === undefined) throw new Error('The path of the socket would be too long.');
    return listenOnSocket(server, path);
  }

  /** Nobody is answered any more, and nothing is left of it: at once, for the process may end at once. */
  function end(): void {
    isOver = true;
    remove();
    server.close();
    server.closeAllConnections();
  }

  return { issue, end };
}

/** Where a program without HOME is at home; empty where the system does not know its user, as in some containers. */
function homedirOfUser(): string {
  try {
    return userInfo().homedir;
  } catch {
    return '';
  }
}
