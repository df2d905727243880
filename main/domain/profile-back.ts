import type { Section } from './aws-file/parse.ts';
import { scan, settingValue } from './aws-file/scan.ts';
import type { Swap } from './aws-file/swap.ts';
import { ssoKeys } from './profile-credentials.ts';
import type { ProfileRecord } from './profile-record.ts';

/** True for a profile that was a person's own before: for it to be gone, it becomes again what it was. */
export const goesBack = ({ was }: ProfileRecord): boolean => was !== undefined && was.record?.whole !== true;

/** By which a section becomes again what it was before Daypass turned it into a `process` profile; nothing where that is not known. */
export function swapBack({ was, wrote, region }: ProfileRecord, { header, settings }: Section): Swap | undefined {
  if (was === undefined) return undefined;
  // A region that came with a repair.
  const isRegion = wrote.includes('region') && was.record?.wrote.includes('region') !== true;
  const own = isRegion && settings.get('region') === region ? ['region'] : [];
  return { header, keys: ['credential_process', ...own], back: was.lines };
}

/** The sign-in settings that it had. */
export function settingsBefore({ was }: ProfileRecord): ReadonlyMap<string, string> {
  const [section] = scan(['[x]', ...(was?.lines ?? []).map(({ text }) => text)].join('\n')).sections;
  return new Map([...(section?.settings ?? [])].map(([key, setting]) => [key, settingValue(setting)]));
}

/** True where it signs in to the same access as before, now that it asks Daypass. */
export function isSameAccess(record: ProfileRecord): boolean {
  const before = settingsBefore(record);
  return before.get('sso_account_id') === record.accountId && before.get('sso_role_name') === record.role;
}

/** True for a section that is again what it was. */
export function isBack(record: ProfileRecord, { settings }: Section): boolean {
  const before = settingsBefore(record);
  return !settings.has('credential_process') && ssoKeys.every((key) => settings.get(key) === before.get(key));
}

/** What is to be remembered of a profile that is written anew in the place of `known`. */
export function withWas(record: ProfileRecord, known: ProfileRecord | undefined): ProfileRecord {
  if (known?.was === undefined) return record;
  const { was } = known;
  const isSignIn = record.kind === 'sso' && was.record === undefined && isSameAccess({ ...record, was });
  const hadRegion = known.region !== undefined && !known.wrote.includes('region');
  const isTheirs = (key: string) => (key === 'region' ? hadRegion : isSignIn && ssoKeys.some((one) => one === key));
  const wrote = record.wrote.filter((key) => !isTheirs(key));
  return { ...record, wrote, ...(record.kind === 'process' && { was }) };
}
