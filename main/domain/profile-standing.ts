import type { Section } from './aws-file/parse.ts';
import { compareNames } from './compare-names.ts';
import { configuredSessions } from './configured-sessions.ts';
import { findingsByProfile } from './doctor/profile-findings.ts';
import type { ReadFile } from './doctor/read-file.ts';
import { keysFingerprint } from './keys-fingerprint.ts';
import { renewalMarginMs } from './keys-renewal.ts';
import type { MadeProfile, ProfileStanding } from './made-profile.ts';
import { callsProgram, type Helper } from './process-command.ts';
import { identityOf } from './profile-identity.ts';
import { hiddenKeys, planProfile } from './profile-plan.ts';
import { listedProfiles, type ProfileRecord, profileId, type WrittenKeys, wishOfRecord } from './profile-record.ts';

export type ProfileFacts = Readonly<{
  config: ReadFile;
  credentials: ReadFile;
  records: readonly ProfileRecord[];
  /** The keys that were written, the newest last. */
  keys: readonly WrittenKeys[];
  /** The script that profiles call, and whether it works. */
  helper: Helper & Readonly<{ works: boolean }>;
}>;

/** The profiles that Daypass made in the files that are in use, by name, and what became of each. */
export function profilesMade(facts: ProfileFacts): readonly MadeProfile[] {
  const look = lookAt(facts);
  const made = listedProfiles(facts.records, facts.keys).flatMap((record): MadeProfile[] => {
    const seen = look(record);
    if (seen === undefined) return [];
    const { file, section, written } = seen;
    const now = section && written.find(({ keys }) => keys === keysFingerprint(section.settings));
    const { sessionId, accountId, role, name, kind } = record;
    return [
      {
        ...{ id: profileId(record), name, kind, sessionId, accountId, role },
        region: section?.settings.get('region') ?? record.region ?? '',
        file: file.label,
        ...(now?.expiresAt !== undefined && {
          expiresAt: now.expiresAt,
          renewsAt: now.expiresAt - renewalMarginMs(now),
        }),
        standing: standingOf(record, seen, facts),
      },
    ];
  });
  return made.sort((a, b) => compareNames(a.name, b.name));
}

type Seen = Readonly<{
  file: ReadFile;
  section: Section | undefined;
  /** The keys that were written there. */
  written: readonly WrittenKeys[];
  /** What is wrong with the profile of this name. */
  trouble: string | undefined;
  sessions: ReadonlySet<string>;
}>;

/** Looked up, not searched for: there may be thousands of profiles. */
function lookAt({ config, credentials, keys }: ProfileFacts): (record: ProfileRecord) => Seen | undefined {
  const isProfile = ({ kind }: Section) => kind === 'profile' || kind === 'default';
  const named = new Map(config.file.sections.filter(isProfile).map((section) => [section.name, section]));
  const inConfig = new Map(config.file.sections.map((section) => [section.header, section]));
  const inCredentials = new Map(credentials.file.sections.map((section) => [section.header, section]));
  const written = new Map<string, WrittenKeys[]>();
  for (const one of keys) written.set(profileId(one), [...(written.get(profileId(one)) ?? []), one]);
  const findings = findingsByProfile({ config, credentials });
  const sessions = new Set(configuredSessions(config.file.sections).sessions.map(({ id }) => id));
  return (record) => {
    const file = [config, credentials].find(({ path }) => path === record.path);
    if (file === undefined) return undefined;
    // In the config file, somebody may have written the name in another way.
    const section =
      file === config ? (inConfig.get(record.header) ?? named.get(record.name)) : inCredentials.get(record.header);
    const [first] = findings(record.name);
    const trouble = first && [first.what, first.why].filter(Boolean).join(' ');
    return { file, section, written: written.get(profileId(record)) ?? [], trouble, sessions };
  };
}

function standingOf(record: ProfileRecord, seen: Seen, facts: ProfileFacts): ProfileStanding {
  const { file, section, written, trouble, sessions } = seen;
  const { helper, config, credentials } = facts;
  const flawed = [file, config, credentials].map(unreadable).find((why) => why !== undefined);
  if (flawed !== undefined) return { is: 'broken', why: flawed, repairable: false };
  const marks = { keys: new Set(written.map(({ keys }) => keys)), rules: helper.rules };
  const identity = identityOf(record, section, marks);
  if (identity === 'theirs') {
    const why = `Somebody changed it in ${file.label}, line ${section?.line}, so it is left alone.`;
    return { is: 'changed', why };
  }
  if (identity === 'gone' && record.resting) return { is: 'resting' };
  const missing = missingOf(identity, record, seen, helper, sessions);
  if (missing !== undefined) return { is: 'broken', why: missing, repairable: canBeWritten(record, facts) };
  return trouble === undefined ? { is: 'as-made' } : { is: 'broken', why: trouble, repairable: false };
}

function unreadable({ label, unreadable: words, file: { flaws } }: ReadFile): string | undefined {
  if (words !== undefined) return [words.what, words.why].filter(Boolean).join(' ');
  const [flaw] = flaws;
  return flaw && `The AWS CLI can't read ${label}. Line ${flaw.line}: ${flaw.what}.`;
}

function missingOf(
  identity: 'ours' | 'partly' | 'gone',
  { kind, sessionId, session }: ProfileRecord,
  { file, section }: Seen,
  helper: ProfileFacts['helper'],
  sessions: ReadonlySet<string>,
): string | undefined {
  if (identity === 'gone') return `It is no longer in ${file.label}.`;
  if (identity === 'partly') return `A part of it is missing in ${file.label}, line ${section?.line}.`;
  if (kind === 'sso' && session?.form === 'sso-session' && !sessions.has(sessionId)) {
    return `Its session "${sessionId}" is no longer in ${file.label}.`;
  }
  if (kind !== 'process') return undefined;
  if (!helper.works) return 'The script of Daypass that it calls is not there, or starts nothing.';
  const called = section?.settings.get('credential_process') ?? '';
  return callsProgram(called, helper) ? undefined : 'It calls Daypass where it no longer is.';
}

/** Whether it can be written anew, and nothing of somebody else's stands in the way. */
function canBeWritten(record: ProfileRecord, { config, credentials, helper }: ProfileFacts): boolean {
  const wish = wishOfRecord(record);
  if (wish === undefined) return false;
  try {
    planProfile({ config, credentials }, wish, { helper, keys: hiddenKeys });
    return true;
  } catch {
    return false;
  }
}
