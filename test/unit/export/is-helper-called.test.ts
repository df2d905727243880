import { expect, test } from 'vitest';
import type { ProfileRecord } from '../../../main/domain/profile-record.ts';
import { isHelperCalled } from '../../../main/services/is-helper-called.ts';

const record: ProfileRecord = {
  sessionId: 'acme',
  accountId: '001234567890',
  role: 'ReadOnlyAccess',
  path: '/elsewhere/config',
  header: 'profile made',
  name: 'made',
  kind: 'process',
  whole: true,
  wrote: ['credential_process'],
};
const asks = (program: string) => `[profile made]\ncredential_process = ${program} credential-process --session acme\n`;

const called = (records: readonly ProfileRecord[], ...texts: string[]) =>
  isHelperCalled({
    helper: { path: '/home/ana b/daypass' },
    records: { read: async () => ({ records, keys: [] }) },
    files: texts.map((text) => ({ path: '/config', read: async () => ({ text }) })),
    platform: 'linux',
    home: '/home/ana b',
  });

test('the script is called by a profile that Daypass remembers, and by one that names it in a file', async () => {
  expect(await called([record])).toBe(true);
  expect(await called([], '', asks('"/home/ana b/daypass"'))).toBe(true);
});

test('other profiles and other programs do not call it', async () => {
  expect(await called([{ ...record, kind: 'sso' }], '', asks('/usr/bin/daypass'))).toBe(false);
  expect(await called([])).toBe(false);
});
