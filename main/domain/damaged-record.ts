const pattern = /written-profiles\.corrupt-[0-9a-f]+\.json$/;

/** As a damaged record of profiles is called once it was set aside; `mark` is hexadecimal. */
export const damagedRecordName = (mark: string): string => `written-profiles.corrupt-${mark}.json`;

/** Whether a path leads to one. */
export const isDamagedRecord = (path: string): boolean => pattern.test(path);
