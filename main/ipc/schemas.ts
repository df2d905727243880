import * as v from 'valibot';
import type { CallName, Input } from '../../preload/contract.ts';

/** A call without a schema, or a schema that lets through something other than the contract's input, does not compile. */
export type Schemas = { [C in CallName]: v.GenericSchema<unknown, Input<C>> };

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it keeps out.
const line = (longest: number) => v.pipe(v.string(), v.maxLength(longest), v.regex(/^[^\u0000-\u001f\u007f]*$/));

/** The name of an `[sso-session]`, or a start URL. */
const sessionId = v.pipe(line(2048), v.nonEmpty());

const accountId = v.pipe(v.string(), v.regex(/^\d{12}$/));

/** The characters of a permission set's name, by the API reference of IAM Identity Center; IAM allows a role 64 of them. */
const role = v.pipe(v.string(), v.regex(/^[\w+=,.@-]{1,64}$/));

const access = { sessionId, accountId, role };

/** People type names and regions, so here they are only bounded; export says in words what is wrong with one. */
const profile = v.strictObject({
  ...access,
  name: line(256),
  kind: v.picklist(['sso', 'process', 'keys']),
  region: line(64),
});

/** The key of a reminder holds a session's id. */
const reminder = v.strictObject({ key: v.pipe(line(10_000), v.nonEmpty()) });

const wholeNumber = (least: number, most: number) =>
  v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most));

/** What is typed is only bounded here; the settings say in words what is wrong with it. */
const settings = v.pipe(
  v.strictObject({
    remindBefore: v.exactOptional(v.pipe(v.array(wholeNumber(0, 1_000_000)), v.maxLength(20))),
    remindOfNewAccess: v.exactOptional(v.boolean()),
    startAtLogin: v.exactOptional(v.boolean()),
    shortcut: v.exactOptional(line(64)),
    theme: v.exactOptional(v.picklist(['system', 'light', 'dark'])),
    exportKind: v.exactOptional(v.picklist(['sso', 'process', 'keys'])),
    exportRegion: v.exactOptional(line(64)),
    clearClipboardAfter: v.exactOptional(wholeNumber(0, 1_000_000)),
    openWindowAtStart: v.exactOptional(v.boolean()),
  }),
  v.check((change) => Object.keys(change).length > 0),
);

const nothing = v.undefined();

export const schemas: Schemas = {
  'view.get': nothing,
  'session.choose': v.strictObject({ sessionId }),
  'session.reload': nothing,
  'account.open': v.strictObject({ sessionId, accountId }),
  'account.copyNumber': v.strictObject({ accountId }),
  'access.pin': v.strictObject({ ...access, pinned: v.boolean() }),
  'access.openConsole': v.strictObject(access),
  'access.copyCredentials': v.strictObject(access),
  'clipboard.clear': nothing,
  'profile.preview': profile,
  'profile.export': profile,
  'link.open': v.strictObject({ kind: v.picklist(['aws-sign-in-help']) }),
  'startUrl.read': v.strictObject({ text: v.pipe(v.string(), v.maxLength(10_000)) }),
  'startUrl.findRegion': v.strictObject({ startUrl: line(2048) }),
  'session.add': v.strictObject({
    startUrl: line(2048),
    region: line(64),
    name: v.exactOptional(line(256)),
    another: v.exactOptional(v.boolean()),
  }),
  'session.signIn': v.strictObject({ sessionId, way: v.picklist(['browser', 'device']) }),
  'session.cancelSignIn': v.strictObject({ sessionId }),
  'session.openSignInPage': v.strictObject({ sessionId }),
  'session.copySignInLink': v.strictObject({ sessionId }),
  'session.copySignInCode': v.strictObject({ sessionId }),
  'session.signOut': v.strictObject({ sessionId }),
  'session.signOutAll': nothing,
  'notice.dismiss': nothing,
  'settings.change': settings,
  'reminder.snooze': reminder,
  'reminder.dismiss': reminder,
  'visit.done': v.strictObject({ asked: wholeNumber(0, Number.MAX_SAFE_INTEGER) }),
};
