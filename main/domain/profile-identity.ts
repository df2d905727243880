import type { Section } from './aws-file/parse.ts';
import type { Taking } from './aws-file/take-out.ts';
import { keysFingerprint } from './keys-fingerprint.ts';
import { asksDaypass, type CommandRules, processArguments } from './process-command.ts';
import { credentialsHeld, tokenKeys } from './profile-credentials.ts';
import type { ProfileRecord } from './profile-record.ts';
import { ssoSettings } from './profile-sso-plan.ts';

/** What tells whether a section is still the one that Daypass wrote. */
export type WrittenMarks = Readonly<{
  /** The fingerprints of keys that were written there. */
  keys: ReadonlySet<string>;
  rules: CommandRules;
}>;

/**
 * Whether what gives credentials in a section is what Daypass wrote: `partly` where some of it is missing, `gone` where all of
 * it is, and nothing else took its place.
 */
export function identityOf(
  record: ProfileRecord,
  section: Section | undefined,
  marks: WrittenMarks,
): 'ours' | 'partly' | 'gone' | 'theirs' {
  if (section === undefined) return 'gone';
  const { settings } = section;
  if (record.kind === 'keys') {
    if (marks.keys.has(keysFingerprint(settings))) return 'ours';
    return credentialsHeld(settings).length === 0 ? 'gone' : 'theirs';
  }
  const wanted = settingsOf(record, marks.rules);
  const isWrong = [...wanted].some(([key, is]) => settings.has(key) && !is(settings.get(key) ?? ''));
  if (isWrong) return 'theirs';
  const missing = [...wanted.keys()].filter((key) => !settings.has(key));
  if (missing.length === 0) return 'ours';
  if (missing.length < wanted.size) return 'partly';
  return credentialsHeld(settings).length === 0 ? 'gone' : 'theirs';
}

/** The settings that give credentials, each with what tells whether its value is as Daypass wrote it. */
function settingsOf(record: ProfileRecord, rules: CommandRules): ReadonlyMap<string, (value: string) => boolean> {
  if (record.kind === 'process') {
    const asked = processArguments(record.sessionId, record, rules);
    return new Map([['credential_process', (value) => asksDaypass(value) && value.endsWith(asked)]]);
  }
  const { form = 'sso-session', region = '' } = record.session ?? {};
  const session = { id: record.sessionId, form, region } as const;
  return new Map([...ssoSettings(session, record)].map(([key, value]) => [key, (is) => is === value] as const));
}

const keySettings = ['aws_access_key_id', 'aws_secret_access_key', ...tokenKeys];

/** What to take out of a section for this profile to be gone: what Daypass wrote and nobody changed since. */
export function takingOf(record: ProfileRecord, section: Section | undefined, marks: WrittenMarks): Taking | undefined {
  if (section === undefined) return undefined;
  const { kind, region, whole, wrote } = record;
  const isRegion = region !== undefined && wrote.includes('region') && section.settings.get('region') === region;
  const own = isRegion ? ['region'] : [];
  const base = {
    header: section.header,
    keepsHeader: !whole,
    ...(region === undefined && whole && { companions: ['region'] }),
  };
  if (kind === 'keys') {
    const isOurs = marks.keys.has(keysFingerprint(section.settings));
    return { ...base, keys: [...(isOurs ? keySettings : []), ...own] };
  }
  const same = [...settingsOf(record, marks.rules)].filter(([key, is]) => is(section.settings.get(key) ?? ''));
  return { ...base, keys: [...same.map(([key]) => key).filter((key) => wrote.includes(key)), ...own] };
}
