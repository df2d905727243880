import * as v from 'valibot';
import type { SeveralCalls } from '../../../preload/contract.ts';
import type { SchemasOf } from '../schemas-of.ts';
import { accountId, line, nothing, role, sessionId } from './parts.ts';

/** Far more than an organisation may have. */
const mostAccounts = 100_000;

const accounts = {
  sessionId,
  role,
  accountIds: v.exactOptional(v.pipe(v.array(accountId), v.nonEmpty(), v.maxLength(mostAccounts))),
};

/** People type these, so here they are only bounded. */
const profiles = { kind: v.picklist(['sso', 'process', 'keys']), region: line(64), template: line(256) };

const confirmed = v.exactOptional(v.boolean());
const secretFile = v.strictObject({ id: v.pipe(line(64), v.nonEmpty()) });

export const severalSchemas: SchemasOf<SeveralCalls> = {
  'several.begin': v.variant('job', [
    v.strictObject({ ...accounts, confirmed, job: v.picklist(['verify', 'file']) }),
    v.strictObject({ ...accounts, confirmed, job: v.literal('profiles'), ...profiles }),
  ]),
  'several.cancel': nothing,
  'several.dismiss': nothing,
  'several.copyCsv': nothing,
  'several.previewProfiles': v.strictObject({ ...accounts, ...profiles }),
  'secretFile.delete': secretFile,
  'secretFile.keep': secretFile,
};
