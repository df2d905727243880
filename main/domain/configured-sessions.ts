import { isRegion, isStartUrl } from './portal-of.ts';
import type { Session } from './session.ts';

/** A session as the AWS config file sets it up. Legacy ones have no name of their own yet. */
export type ConfiguredSession = Readonly<{ form: 'sso-session' | 'legacy' }> &
  Pick<Session, 'id' | 'startUrl' | 'region' | 'profile' | 'scopes'>;

/** A section of the AWS config file, with what is needed of it here. */
type ConfigSection = Readonly<{
  kind: string;
  name: string;
  line: number;
  settings: ReadonlyMap<string, string>;
}>;

type ConfiguredSessions = Readonly<{
  sessions: readonly ConfiguredSession[];
  /** Sections that name a session that can't be used, and why, line first. */
  unusable: readonly string[];
}>;

/** The sessions of an AWS config file, in file order, each once: `[sso-session]` sections and legacy profiles. */
export function configuredSessions(sections: readonly ConfigSection[]): ConfiguredSessions {
  const known = new Set(sections.filter(({ kind }) => kind === 'sso-session').map(({ name }) => name));
  const sessions = new Map<string, ConfiguredSession>();
  const unusable: string[] = [];
  for (const section of sections) {
    const found = sessionIn(section, known);
    if (typeof found === 'string') unusable.push(`Line ${section.line}: ${found}`);
    else if (found !== undefined && !sessions.has(found.id)) sessions.set(found.id, found);
  }
  return { sessions: [...sessions.values()], unusable };
}

/** The section's session; what is wrong with it; or nothing when the section has to do with none. */
function sessionIn(section: ConfigSection, known: ReadonlySet<string>): ConfiguredSession | string | undefined {
  const { kind, name, settings } = section;
  const startUrl = settings.get('sso_start_url') ?? '';
  const region = settings.get('sso_region') ?? '';
  if (kind === 'sso-session') {
    const wrong = wrongWith(startUrl, region);
    if (wrong !== undefined) return `the sso-session "${name}" ${wrong}.`;
    const scopes = scopesIn(settings.get('sso_registration_scopes') ?? '');
    return { form: 'sso-session', id: name, startUrl, region, ...(scopes.length > 0 && { scopes }) };
  }
  if (kind !== 'profile' && kind !== 'default') return undefined;
  const session = settings.get('sso_session') ?? '';
  if (session !== '') {
    return known.has(session)
      ? undefined
      : `the profile "${name}" uses the sso-session "${session}", which is not there.`;
  }
  if (startUrl === '') return undefined;
  const wrong = wrongWith(startUrl, region);
  if (wrong !== undefined) return `the profile "${name}" ${wrong}.`;
  return { form: 'legacy', id: startUrl, startUrl, region, profile: name };
}

/** Separated by commas, as the AWS CLI reads them (its `parse_sso_registration_scopes`). */
function scopesIn(setting: string): readonly string[] {
  return setting
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
}

function wrongWith(startUrl: string, region: string): string | undefined {
  if (startUrl === '') return 'has no sso_start_url';
  if (!isStartUrl(startUrl)) return 'has an sso_start_url that is not a web address';
  if (region === '') return 'has no sso_region';
  if (!isRegion(region)) return 'has an sso_region that is not the name of a region';
  return undefined;
}
