import { resolve } from 'node:path';
import process from 'node:process';
import { version } from '../package.json';
import { run, type VerbMaker } from './cli/run.ts';
import type { Verb, VerbIo } from './cli/verb.ts';
import { isWatched, patienceMs, placesHere, portalOptions, portalPorts, sessionPorts } from './verb-ports-here.ts';

/**
 * The composition root of the verbs. Each line loads what that verb needs and nothing else: `status` must not pay for
 * the AWS SDK.
 */
const verbs: Readonly<Record<string, VerbMaker>> = {
  status: async (env) => {
    const [{ statusVerb }, { findSessions }, { localTime }, ports] = await Promise.all([
      import('./cli/status.ts'),
      import('./services/find-sessions.ts'),
      import('./adapters/local-time.ts'),
      sessionPorts(env, { reads: true }),
    ]);
    return statusVerb({ find: findSessions(ports).find, clock: ports.clock, local: localTime });
  },
  accounts: async (env) => {
    const [{ accountsVerb }, { tellClock }, { listAccess }, ports] = await Promise.all([
      import('./cli/accounts.ts'),
      import('./cli/tell-clock.ts'),
      import('./services/list-access.ts'),
      sessionPorts(env),
    ]);
    const { onClockSkew, telling } = tellClock();
    const { find, stop, ...portal } = await portalPorts(env, ports, onClockSkew);
    const list = listAccess({ ...portal, patienceMs });
    const verb = telling(accountsVerb({ find, list, clock: ports.clock, watched: isWatched() }));
    return (args, io) => verb(args, io).finally(stop);
  },
  credentials: async (env) => {
    const [{ credentialsVerb }, { activityOfVerb }, { tellClock }, { issueCredentials }, ports] = await Promise.all([
      import('./cli/credentials.ts'),
      import('./activity-here.ts'),
      import('./cli/tell-clock.ts'),
      import('./services/issue-credentials.ts'),
      sessionPorts(env),
    ]);
    const { onClockSkew, telling } = tellClock();
    const { find, stop, ...portal } = await portalPorts(env, ports, onClockSkew);
    const { note, recorded } = activityOfVerb(placesHere(env));
    // Loaded when it is asked for.
    const all: Verb = async (args, io) => {
      const [{ sweepVerb }, { sweepCredentials }, { secretFile }, { onInterrupt }] = await Promise.all([
        import('./cli/sweep.ts'),
        import('./services/sweep-credentials.ts'),
        import('./adapters/secret-file.ts'),
        import('./adapters/interrupt.ts'),
      ]);
      const sweep = sweepCredentials({ ...portal, patienceMs });
      const { clock } = ports;
      const label = (path: string) => ports.label(resolve(path));
      const verb = sweepVerb({ find, clock, sweep, note, label, file: secretFile, watched: isWatched(), onInterrupt });
      return verb(args, io);
    };
    const verb = telling(credentialsVerb({ find, issue: issueCredentials(portal), note, clock: ports.clock, all }));
    return (args, io) => recorded(verb)(args, io).finally(stop);
  },
  'credential-process': async (env) => (await import('./credential-process-here.ts')).credentialProcessHere(env),
  export: async (env) => {
    const [
      { exportVerb },
      { activityOfVerb },
      { tellClock },
      { profilesHere },
      { findSessions },
      { textFile },
      { helperHere },
      ports,
    ] = await Promise.all([
      import('./cli/export.ts'),
      import('./activity-here.ts'),
      import('./cli/tell-clock.ts'),
      import('./profiles-here.ts'),
      import('./services/find-sessions.ts'),
      import('./adapters/text-file.ts'),
      import('./helper-here.ts'),
      sessionPorts(env),
    ]);
    const places = placesHere(env);
    const { onClockSkew, telling } = tellClock();
    const { profiles } = profilesHere({
      helper: helperHere(places, env),
      places,
      config: textFile(places.configFile, { reads: 'settled' }),
      // Only keys need the portal; an sso profile is written without loading it.
      issue: async (sessionId, access) => {
        const [{ issueCredentials }, { stop, ...portal }] = await Promise.all([
          import('./services/issue-credentials.ts'),
          portalPorts(env, ports, onClockSkew),
        ]);
        return issueCredentials(portal)(sessionId, access).finally(stop);
      },
      label: ports.label,
    });
    const { note, recorded } = activityOfVerb(places);
    return recorded(telling(exportVerb({ find: findSessions(ports).find, clock: ports.clock, profiles, note })));
  },
  verify: async (env) => {
    const [
      { verifyVerb },
      { activityOfVerb },
      { tellClock },
      { verifyAccess },
      { sweepCredentials },
      { awsSts },
      ports,
    ] = await Promise.all([
      import('./cli/verify.ts'),
      import('./activity-here.ts'),
      import('./cli/tell-clock.ts'),
      import('./services/verify-access.ts'),
      import('./services/sweep-credentials.ts'),
      import('./adapters/aws-sts.ts'),
      sessionPorts(env),
    ]);
    const { onClockSkew, telling } = tellClock();
    const { clock } = ports;
    const { find, stop, ...portal } = await portalPorts(env, ports, onClockSkew);
    const sweep = sweepCredentials({ ...portal, patienceMs });
    const verify = verifyAccess({ sweep, identify: awsSts(portalOptions(env)), clock, patienceMs });
    const { note, recorded } = activityOfVerb(placesHere(env));
    const verb = telling(verifyVerb({ find, clock, verify, note, watched: isWatched() }));
    return (args, io) => recorded(verb)(args, io).finally(stop);
  },
  'sign-in': async (env) => {
    const [
      { signInVerb },
      { signInHere },
      { findSessions },
      { addSession },
      { sessionToBe },
      { lookForRegion },
      { tokensHere },
      ports,
    ] = await Promise.all([
      import('./cli/sign-in.ts'),
      import('./sign-in-here.ts'),
      import('./services/find-sessions.ts'),
      import('./services/add-session.ts'),
      import('./services/session-to-be.ts'),
      import('./services/look-for-region.ts'),
      import('./tokens-here.ts'),
      sessionPorts(env),
    ]);
    const [{ tellClock }, { textFile }, { startPage }, { onInterrupt }, { systemBrowser }] = await Promise.all([
      import('./cli/tell-clock.ts'),
      import('./adapters/text-file.ts'),
      import('./adapters/start-page.ts'),
      import('./adapters/interrupt.ts'),
      import('./adapters/system-browser.ts'),
    ]);
    const places = placesHere(env);
    const { onClockSkew, telling } = tellClock();
    const adding = { config: textFile(places.configFile, { reads: 'settled' }), label: ports.label };
    const verb = signInVerb({
      // A sign-in may be the first whose token is in the keychain.
      find: async () => findSessions(await sessionPorts(env)).find(),
      signIn: (opens, settle) => {
        const browser = opens ? systemBrowser(env, process.platform) : noBrowser;
        return signInHere({ env, version, tokens: tokensHere(places), browser, onClockSkew, settle });
      },
      sessionToBe: sessionToBe(adding),
      addSession: addSession(adding),
      lookForRegion: lookForRegion({ page: startPage({ env, version }) }),
      onInterrupt,
    });
    return telling(verb);
  },
  'sign-out': async (env) => {
    const [{ signOutVerb }, { finishSignOutsHere, signOutHere }, { findSessions }, ports] = await Promise.all([
      import('./cli/sign-out.ts'),
      import('./sign-out-here.ts'),
      import('./services/find-sessions.ts'),
      sessionPorts(env),
    ]);
    const [found, places] = [{ ...ports, ...findSessions(ports) }, placesHere(env)];
    const signOut = signOutHere(found, places, portalOptions(env));
    return signOutVerb({ find: found.find, signOut, ...finishSignOutsHere(found, places, portalOptions(env)) });
  },
  keychain: async (env) => (await import('./keychain-verb-here.ts')).keychainVerbHere(env),
  doctor: async (env) => {
    const [{ doctorVerb }, { doctorHere }, { findSessions }, ports] = await Promise.all([
      import('./cli/doctor.ts'),
      import('./doctor-here.ts'),
      import('./services/find-sessions.ts'),
      sessionPorts(env),
    ]);
    const { find } = findSessions(ports);
    return doctorVerb(doctorHere({ env, version, places: placesHere(env), found: { ...ports, find } }));
  },
};

const noBrowser = { openLink: () => Promise.reject(new Error('No browser is to be opened.')) };

/** Runs a headless verb and gives its exit code (docs/architecture.md, "Seen from outside"). Never rejects. */
export function runVerb(argv: readonly string[], io: VerbIo): Promise<number> {
  return run(argv, io, verbs, version);
}
