const pattern = /written-profiles\.corrupt-[0-9a-f]+\.json$/;

/** As a damaged record is called once it was set aside; `mark` is hexadecimal. */
export const damagedRecordName = (record: 'written-profiles' | 'keychain', mark: string): string =>
  `${record}.corrupt-${mark}.json`;

/** Whether a path leads to one of profiles. */
export const isDamagedRecord = (path: string): boolean => pattern.test(path);
