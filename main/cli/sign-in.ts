import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import { readStartUrl } from '../domain/start-url.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { RegionLook } from '../services/look-for-region.ts';
import type { SignIn } from '../services/sign-in.ts';
import { readArguments } from './arguments.ts';
import { plainLine } from './plain-line.ts';
import { sessionToSignIn } from './sign-in-session.ts';
import { stepTeller } from './sign-in-steps.ts';
import type { Verb } from './verb.ts';

export type SignInVerbPorts = Readonly<{
  find: () => Promise<FoundSessions>;
  /** `opens`: whether it may open a browser. */
  signIn: (opens: boolean) => SignIn;
  /** Writes a session that is not in the config file yet. */
  addSession: (wish: Readonly<{ startUrl: string; region: string; name?: string }>) => Promise<{ sessionId: string }>;
  lookForRegion: (startUrl: string) => Promise<RegionLook>;
  /** Calls back when somebody wants to end the verb (Ctrl-C); gives a function that ends this. */
  onInterrupt: (interrupted: () => void) => () => void;
}>;

/**
 * `daypass sign-in`: signs one session in, and is the only verb that opens a browser. Everything that the person needs for it
 * is told on stderr; stdout stays empty.
 */
export function signInVerb(ports: SignInVerbPorts): Verb {
  return async (args, io) => {
    const options = readArguments('sign-in', args, {
      session: { type: 'string' },
      'start-url': { type: 'string' },
      region: { type: 'string' },
      'device-code': { type: 'boolean' },
      'no-browser': { type: 'boolean' },
    });
    const session = await chosenSession(ports, options);
    const service = ports.signIn(!options['no-browser']);
    const settled = ports.onInterrupt(() => service.cancel(session.id));
    const tell = stepTeller((line) => io.err(plainLine(line)));
    try {
      await service.start(session, options['device-code'] ? 'device' : 'browser', tell);
    } finally {
      settled();
      await service.stop();
    }
    io.err(plainLine(`daypass: Signed in to "${session.name}".`));
  };
}

type Choice = Readonly<{ session: string | undefined; 'start-url': string | undefined; region: string | undefined }>;

async function chosenSession(ports: SignInVerbPorts, choice: Choice): Promise<Session> {
  const { session: name, 'start-url': startUrl, region } = choice;
  if (startUrl === undefined) {
    if (region !== undefined) {
      throw new Problem('usage', { what: '--region goes with --start-url.', next: 'See `daypass help sign-in`.' });
    }
    return sessionToSignIn(await sessionsFound(ports), name);
  }
  const portal = await portalAt(ports, startUrl, region);
  const { sessionId } = await ports.addSession({ ...portal, ...(name !== undefined && { name }) });
  return sessionToSignIn(await sessionsFound(ports), sessionId);
}

async function sessionsFound({ find }: SignInVerbPorts): Promise<readonly Session[]> {
  const { sessions, problem } = await find();
  // What could not be read may hold the session that is meant.
  if (sessions.length === 0 && problem !== undefined) throw new Problem(problem.kind, problem);
  return sessions;
}

async function portalAt({ lookForRegion }: SignInVerbPorts, text: string, wanted: string | undefined) {
  const read = readStartUrl(text);
  if (!read.ok) throw new Problem('usage', { what: read.why });
  const { startUrl } = read;
  const told = wanted ?? read.region;
  if (told !== undefined) return { startUrl, region: told };
  const { region, failure } = await lookForRegion(startUrl);
  if (region !== undefined) return { startUrl, region };
  const what = `The region of ${startUrl} could not be found out.`;
  if (failure === undefined) {
    throw new Problem('usage', { what, next: 'Ask your IT department for it, and give it with --region.' });
  }
  const first = failure.lasting ? 'Correct that' : 'Check the network connection';
  const next = `${first}, then sign in again; or give the region with --region.`;
  throw new Problem('unreachable', { what, why: failure.message, next }, { cause: failure });
}
