const pattern = /written-profiles\.corrupt-[0-9a-f]+\.json$/;

/** As a damaged record (of profiles, unless it is said) is called once it was set aside; `mark` is hexadecimal. */
export const damagedRecordName = (mark: string, record: 'written-profiles' | 'keychain' = 'written-profiles'): string =>
  `${record}.corrupt-${mark}.json`;

/** Whether a path leads to one of profiles. */
export const isDamagedRecord = (path: string): boolean => pattern.test(path);
