import type { Access } from '../../../main/domain/access.ts';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { keysFingerprint } from '../../../main/domain/keys-fingerprint.ts';
import { Problem, problemOf } from '../../../main/domain/problem.ts';
import { Secret } from '../../../main/domain/secret.ts';
import type { Session } from '../../../main/domain/session.ts';
import { cleanKeys } from '../../../main/services/clean-keys.ts';
import { type KeepKeysFreshPorts, keepKeysFresh } from '../../../main/services/keep-keys-fresh.ts';
import type { Clock } from '../../../main/services/ports.ts';
import { removeKeys, removeWrittenKeys } from '../../../main/services/remove-keys.ts';
import { renewKeys } from '../../../main/services/renew-keys.ts';
import { standingKeys } from '../../../main/services/standing-keys.ts';
import { keysToWatch } from '../../../main/services/watched-keys.ts';
import type { WrittenProfile } from '../../../main/services/written-profiles.ts';
import { acme } from '../export/files-in-memory.ts';
import { hour } from '../signed-in/sample-token.ts';
import { handTime, settle } from '../signed-in/time.ts';
import { fileInMemory } from './file-in-memory.ts';

export const finance: Access = { accountId: '001234567890', role: 'ReadOnlyAccess' };

export const sampleKeys = (name: string, expiration: number): Credentials => ({
  accessKeyId: `ASIA${name}`,
  secretAccessKey: new Secret(`secret${name}`),
  sessionToken: new Secret(`token${name}`),
  expiration,
});

/** Profiles with keys of the session "acme", which is signed in, and Daypass, which keeps them fresh from `start` on. */
export function keptKeys() {
  const time = handTime();
  const credentials = fileInMemory('~/.aws/credentials', '');
  const copy = fileInMemory('~/.aws/credentials.daypass-backup');
  const config = fileInMemory('~/.aws/config');
  let records: readonly WrittenProfile[] = [];
  const isSame = (a: WrittenProfile, b: WrittenProfile) =>
    JSON.stringify([a.header, a.keys]) === JSON.stringify([b.header, b.keys]);
  const written = {
    list: async () => records,
    async addKeys(added: readonly WrittenProfile[]) {
      const isOther = (one: WrittenProfile) => !added.some((other) => isSame(one, other));
      records = [...records.filter(isOther), ...added.map((one) => ({ writtenAt: time.clock.now(), ...one }))];
    },
    async remove(gone: readonly WrittenProfile[]) {
      records = records.filter((one) => !gone.some((other) => isSame(one, other)));
    },
  };
  const aws = {
    lifeMs: hour,
    /** How far its clock is ahead of this machine's. */
    aheadMs: 0,
    asked: [] as string[],
    atOnce: 0,
    mostAtOnce: 0,
    /** Instead of an answer. */
    failure: undefined as Error | undefined,
    /** AWS takes so long, or until something happened. */
    answer: async () => {},
  };
  const given = () => sampleKeys(String(aws.asked.length), time.clock.now() + aws.aheadMs + aws.lifeMs);
  const sessions: Session[] = [signedIn(time.clock.now() + 12 * hour)];
  const told: string[] = [];
  let sleeps = 0;
  const clock: Clock = {
    ...time.clock,
    sleep(ms, signal) {
      sleeps += 1;
      return time.clock.sleep(ms, signal);
    },
  };
  const shared = {
    written,
    files: [credentials, copy, config],
    label: (path: string) => path,
    isSignedOut: async (id: string) => sessions.find((one) => one.id === id)?.token === undefined,
    clock,
  };

  async function issue(_session: string, { accountId, role }: Access): Promise<Credentials> {
    aws.asked.push(`${accountId} ${role}`);
    aws.mostAtOnce = Math.max(aws.mostAtOnce, ++aws.atOnce);
    try {
      await aws.answer();
      if (aws.failure !== undefined) throw aws.failure;
      return given();
    } finally {
      aws.atOnce -= 1;
    }
  }

  /** As an export leaves it, here or elsewhere; with `more` lines in its section that a person added. */
  async function put(
    header: string,
    { access = finance, lifeMs = aws.lifeMs, more = '', sessionId = 'acme', path = credentials.path } = {},
  ) {
    const section = `[${header}]\naws_access_key_id = OLD-${header}\naws_secret_access_key = old\naws_session_token = old\nregion = eu-west-1\n${more}`;
    const keys = keysFingerprint(parseAwsFile(section).sections[0]?.settings ?? new Map());
    const expiresAt = time.clock.now() + lifeMs;
    await written.addKeys([{ ...access, sessionId, path, header, keys, whole: true, expiresAt }]);
    if (path === credentials.path) credentials.text += section;
  }

  const remove = removeKeys(shared);
  return {
    time,
    credentials,
    copy,
    aws,
    sessions,
    told,
    put,
    shared,
    given,
    records: () => records,
    sleeps: () => sleeps,
    clean: cleanKeys({ ...shared, remove: removeWrittenKeys(shared) }),
    /** What signing out does to keys, and to what is known of the session. */
    async signOut() {
      sessions.splice(0, 1, acme);
      await remove('acme');
    },
    async start(instead: Partial<Pick<KeepKeysFreshPorts, 'renew'>> = {}) {
      const keeper = keepKeysFresh({
        issue,
        clock,
        monotonic: time.monotonic,
        clean: cleanKeys({ ...shared, remove: removeWrittenKeys(shared) }),
        renew: renewKeys(shared),
        standing: async () => keysToWatch(records, await standingKeys(shared.files, records)),
        sessions: () => [...sessions],
        onRenewed: ({ header }) => void told.push(`${header} renewed`),
        onTrouble: ({ header }) => void told.push(`${header} not-renewed`),
        onTroubleOver: ({ header }) => void told.push(`${header} well`),
        problemFor(doing, error) {
          if (error instanceof Problem) return error;
          told.push(doing);
          return problemOf(error);
        },
        random: () => 0.5,
        ...instead,
      });
      await settle();
      return keeper;
    },
  };
}

export const signedIn = (expiresAt: number, refreshable = true): Session => ({
  ...acme,
  token: { expiresAt, refreshable, storage: 'file', sharedWithAwsCli: true },
});
