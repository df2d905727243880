import * as v from 'valibot';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it keeps out.
export const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.regex(/^[^\u0000-\u001f\u007f]*$/));

export const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** The name of an `[sso-session]`, or a start URL. */
export const sessionId = v.pipe(line(2048), v.nonEmpty());

export const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/));

/** The characters of a permission set's name, by the API reference of IAM Identity Center; IAM allows a role 64 of them. */
export const role = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/));

/** A change that can be undone, and a profile that Daypass made: as the view and the answers name them. */
export const handle = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

export const access = { sessionId, accountId, role };

export const nothing = v.undefined();
