import { lostProfileNames, lostProfilesText } from '../domain/lost-profiles.ts';
import { Problem } from '../domain/problem.ts';
import type { Session } from '../domain/session.ts';
import { shellOption } from '../domain/shell-word.ts';
import { readStartUrl } from '../domain/start-url.ts';
import type { FoundSessions } from '../services/find-sessions.ts';
import type { RegionLook } from '../services/look-for-region.ts';
import type { SignIn } from '../services/sign-in.ts';
import { readArguments } from './arguments.ts';
import { plainLine } from './plain-line.ts';
import { problemFirst } from './problem-first.ts';
import { sessionToSignIn } from './sign-in-session.ts';
import { stepTeller } from './sign-in-steps.ts';
import type { Verb } from './verb.ts';

export type SignInVerbPorts = Readonly<{
  find: () => Promise<FoundSessions>;
  /** `opens`: whether it may open a browser; `settle` is called when a token is there and is to be kept. */
  signIn: (opens: boolean, settle?: (session: Session) => Promise<unknown>) => SignIn;
  /** The session that would be written for this wish; undefined where there is one. */
  sessionToBe: (wish: NewSession) => Promise<Session | undefined>;
  /** Writes a session into the config file, or gives the one that is there. */
  addSession: (wish: NewSession) => Promise<{ sessionId: string }>;
  lookForRegion: (startUrl: string) => Promise<RegionLook>;
  /** Calls back when somebody wants to end the verb (Ctrl-C); gives a function that ends this. */
  onInterrupt: (interrupted: () => void) => () => void;
}>;

type NewSession = Readonly<{ startUrl: string; region: string; name?: string }>;

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
    const { session, settle } = await chosenSession(ports, options);
    const service = ports.signIn(!options['no-browser'], settle);
    const settled = ports.onInterrupt(() => service.cancel(session.id));
    const tell = stepTeller((line) => io.err(plainLine(line)));
    try {
      await service.start(session, options['device-code'] ? 'device' : 'browser', tell);
    } finally {
      settled();
      await service.stop();
    }
    io.err(plainLine(`daypass: Signed in to "${session.name}".`));
    const { lostProfiles } = (await ports.find()).sessions.find(({ id }) => id === session.id) ?? {};
    if (lostProfiles !== undefined) io.err(plainLine(`daypass: ${lostIn(session.name, lostProfiles)}`));
  };
}

function lostIn(name: string, profiles: readonly string[]): string {
  const command = `daypass keychain move ${shellOption('session', name)}`;
  const where = `The token of "${name}" is in the keychain.`;
  return `${where} ${lostProfilesText(profiles)} To have Daypass answer for ${lostProfileNames(profiles)}: ${command}`;
}

type Choice = Readonly<{ session: string | undefined; 'start-url': string | undefined; region: string | undefined }>;

/** With `settle`, the session is written once there is a token: a sign-in that comes to nothing leaves none behind. */
type Chosen = Readonly<{ session: Session; settle?: (session: Session) => Promise<unknown> }>;

async function chosenSession(ports: SignInVerbPorts, choice: Choice): Promise<Chosen> {
  const { session: name, 'start-url': startUrl, region } = choice;
  if (startUrl === undefined) {
    if (region !== undefined) {
      throw new Problem('usage', { what: '--region goes with --start-url.', next: 'See `daypass help sign-in`.' });
    }
    return { session: await foundSession(ports, name) };
  }
  const portal = await portalAt(ports, startUrl, region);
  const wish = { ...portal, ...(name !== undefined && { name }) };
  const session = await ports.sessionToBe(wish);
  if (session !== undefined) return { session, settle: ({ id }) => ports.addSession({ ...portal, name: id }) };
  const { sessionId } = await ports.addSession(wish);
  return { session: await foundSession(ports, sessionId) };
}

async function foundSession({ find }: SignInVerbPorts, wanted: string | undefined): Promise<Session> {
  return problemFirst(await find(), wanted, (sessions) => sessionToSignIn(sessions, wanted));
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
