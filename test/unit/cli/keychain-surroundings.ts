import { keychainVerb } from '../../../main/cli/keychain.ts';
import type { KeychainMovePorts } from '../../../main/cli/keychain-move.ts';
import { run } from '../../../main/cli/run.ts';
import type { KeptSession } from '../../../main/domain/kept-session.ts';
import type { LookedAt } from '../../../main/domain/keychain-look.ts';
import type { Session, TokenFacts } from '../../../main/domain/session.ts';
import type { FoundSessions } from '../../../main/services/find-sessions.ts';
import type { MovePreview, MoveTokens } from '../../../main/services/move-tokens.ts';

export const now = Date.UTC(2026, 10, 21, 12);
export const hour = 60 * 60_000;

export const session = (name: string, token?: Partial<TokenFacts>): Session => ({
  id: name,
  name,
  form: 'sso-session',
  startUrl: `https://${name}.awsapps.com/start`,
  region: 'us-east-1',
  ...(token !== undefined && {
    token: {
      expiresAt: now + 2 * hour,
      receivedAt: now - 6 * hour,
      refreshable: false,
      storage: 'file',
      sharedWithAwsCli: true,
      ...token,
    },
  }),
});

/** The record of a session whose token is in the keychain. */
export const kept = (id: string): KeptSession => {
  const { startUrl, region } = session(id);
  const facts = { startUrl, region, expiresAt: now + 2 * hour, receivedAt: now, refreshable: false, version: '1' };
  return { id, storage: 'keychain', facts };
};

export const nothing: MovePreview = { profiles: [], changes: [], left: [], unaffected: [], files: [] };

type Machine = Readonly<{
  found?: Partial<FoundSessions>;
  kept?: readonly KeptSession[];
  looked?: LookedAt;
  preview?: Partial<MovePreview>;
  /** Files that hold something of any session's token. */
  files?: readonly string[];
  move?: MoveTokens['move'];
}>;

/** Runs `daypass keychain …` on a machine, and gives all that a person would see of it, and what was moved. */
export async function keychain(
  line: string,
  { found, kept: record = [], looked, preview, files = [], move }: Machine = {},
) {
  let [out, err] = ['', ''];
  const moved: string[] = [];
  const shared = {
    find: async () => ({ sessions: [], skipped: [], ...found }),
    clock: { now: () => now },
    look: async () =>
      looked ?? ({ state: 'ready', name: 'the keyring', accounts: record.map(({ id }) => id) } as const),
    storageFor: async (id: string) => record.find((one) => one.id === id)?.storage ?? 'file',
  };
  const local = {
    time: (ms: number) => new Date(ms).toISOString().slice(11, 16),
    date: (ms: number) => new Date(ms).toISOString().slice(0, 10),
    day: (ms: number) => Math.floor(ms / (24 * hour)),
  };
  const moves: KeychainMovePorts['moves'] = {
    preview: async () => ({ ...nothing, ...preview }),
    move: async (id, to, profiles) => {
      moved.push([id, to, ...(profiles ? ['with profiles'] : [])].join(' '));
      return move === undefined ? { profiles: profiles ? (preview?.profiles ?? []) : [] } : move(id, to, profiles);
    },
  };
  const verb = keychainVerb({
    status: {
      ...{ ...shared, local },
      record: { list: async () => record },
      filesOf: async (_, reads) => (reads ? files : []),
    },
    moving: { ...shared, moves, name: 'the keyring' },
  });
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env: {} };
  const args = line === '' ? [] : line.split(' ');
  const code = await run(['keychain', ...args], io, { keychain: async () => verb }, '1.0.0');
  return { code, out, err, moved };
}
