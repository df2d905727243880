import * as v from 'valibot';
import { type AccessCalls, consoleServiceNames, copyFormatNames } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { access, accountId, line, nothing, sessionId, wholeNumber } from './parts.ts';

const page = v.exactOptional(
  v.strictObject({ service: v.picklist(consoleServiceNames), region: v.exactOptional(line(64)) }),
);

/** More tabs at once than this nobody can read. */
const mostConsoles = 20;

export const accessSchemas: SchemasOf<AccessCalls> = {
  'account.open': v.strictObject({ sessionId, accountId }),
  'account.copyNumber': v.strictObject({ accountId }),
  'access.pin': v.strictObject({ ...access, pinned: v.boolean() }),
  'access.pinPage': v.strictObject({ ...access, page }),
  'access.openConsole': v.strictObject({ ...access, page }),
  'access.openConsoles': v.strictObject({
    accesses: v.pipe(v.array(v.strictObject(access)), v.minLength(1), v.maxLength(mostConsoles)),
    page,
  }),
  'access.copyCredentials': v.strictObject({ ...access, format: v.exactOptional(v.picklist(copyFormatNames)) }),
  'question.answer': v.strictObject({
    asked: wholeNumber(0, Number.MAX_SAFE_INTEGER),
    answer: v.picklist(['continue', 'instead', 'cancel']),
  }),
  'question.askAgain': nothing,
  'clipboard.clear': nothing,
};
