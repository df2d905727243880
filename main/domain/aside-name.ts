const ending = '.daypass-aside.json';

const stem = (file: string): string => file.replace(/\.json$/, '');

/**
 * What a file of the token cache is called while it is being moved away. It ends as the others do, so that a token that a killed
 * process left there is still seen, and goes at sign-out. `unique` keeps it from taking the place of an earlier one.
 */
export const asideName = (file: string, unique: string): string => `${stem(file)}.${unique}${ending}`;

export const isAside = (name: string): boolean => name.endsWith(ending);

/** True for a file that was put aside, of those that had the name `file`. */
export const isAsideOf = (file: string, name: string): boolean => isAside(name) && name.startsWith(`${stem(file)}.`);
