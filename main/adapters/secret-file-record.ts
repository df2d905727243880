import { join } from 'node:path';
import * as v from 'valibot';
import type { RememberedFile, SecretFileRecord } from '../services/secret-file.ts';
import { recordFile } from './record-file.ts';

const remembered = v.object({
  id: v.string(),
  path: v.string(),
  digest: v.string(),
  sessionId: v.string(),
  role: v.string(),
  accounts: v.number(),
  endsAt: v.number(),
});

/** The record in Daypass's own folder. */
export function secretFileRecord(home: string): SecretFileRecord {
  const isRemembered = (value: unknown): value is RememberedFile => v.is(remembered, value);
  const { list, change } = recordFile(join(home, 'secret-files.json'), 'files', isRemembered);
  return {
    list,
    add: (file) => change((before) => [...before, file]),
    remove: (ids) => change((before) => before.filter(({ id }) => !ids.includes(id))),
  };
}
