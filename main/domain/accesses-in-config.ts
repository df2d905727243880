import type { Access } from './access.ts';
import type { Section } from './aws-file/parse.ts';

/** The accesses that the profiles of a config file sign in to with this session, each once. */
export function accessesInConfig(sections: readonly Section[], sessionId: string): readonly Access[] {
  const found = new Map<string, Access>();
  for (const { settings } of sections) {
    const accountId = settings.get('sso_account_id');
    const role = settings.get('sso_role_name');
    // The AWS CLI goes by the session's name where there is one.
    const session = settings.get('sso_session') ?? settings.get('sso_start_url');
    if (session !== sessionId || accountId === undefined || role === undefined) continue;
    found.set(`${accountId} ${role}`, { accountId, role });
  }
  return [...found.values()];
}
