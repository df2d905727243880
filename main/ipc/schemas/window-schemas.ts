import * as v from 'valibot';
import { copyFormatNames, type WindowCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { line, nothing, wholeNumber } from './parts.ts';

/** The key of a reminder holds a session's id. */
const reminder = v.strictObject({ key: v.pipe(line(10_000), v.nonEmpty()) });

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
    profileName: v.exactOptional(line(1024)),
    clearClipboardAfter: v.exactOptional(wholeNumber(0, 1_000_000)),
    openWindowAtStart: v.exactOptional(v.boolean()),
    storeTokensIn: v.exactOptional(v.picklist(['file', 'keychain'])),
    newPlaintext: v.exactOptional(v.picklist(['move', 'leave'])),
    copyFormat: v.exactOptional(v.picklist(copyFormatNames)),
  }),
  v.check((change) => Object.keys(change).length > 0),
);

export const windowSchemas: SchemasOf<WindowCalls> = {
  'view.get': nothing,
  'link.open': v.strictObject({ kind: v.picklist(['aws-sign-in-help']) }),
  'notice.dismiss': nothing,
  'settings.change': settings,
  'reminder.snooze': reminder,
  'reminder.dismiss': reminder,
  'visit.done': v.strictObject({ asked: wholeNumber(0, Number.MAX_SAFE_INTEGER) }),
};
