import process from 'node:process';
import { appendActivity } from '../../../main/adapters/activity-file.ts';

/** A program that adds so many entries to the record, one after the other, each with a time of its own. */
const [home = '', first = '', count = ''] = process.argv.slice(2);
const append = appendActivity(home);
const access = { sessionId: 'acme', accountId: '111122223333', role: 'ReadOnly', accountName: 'a'.repeat(200) };
for (let index = 0; index < Number(count); index++) {
  await append([{ ...access, use: 'verify', at: Number(first) + index }]);
}
