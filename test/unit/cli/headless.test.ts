import { cp, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runVerb } from '../../../main/headless.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

test('status --json answers from the files that the AWS CLI wrote', async () => {
  const home = await temporaryFolder();
  await mkdir(join(home, '.aws'));
  await cp(new URL('../../fixtures/awscli-2.9.19/', import.meta.url), join(home, '.aws'), { recursive: true });
  let out = '';
  let err = '';
  const env = { HOME: home, USERPROFILE: home };
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env };
  expect(await runVerb(['status', '--json'], io)).toBe(0);
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject({
    sessions: [
      { name: 'acme', expiresAt: '2026-11-21T17:32:18Z', storage: 'file', refreshable: true },
      { name: 'legacy', expiresAt: '2026-11-21T17:32:19Z', storage: 'file' },
    ],
    skipped: [],
  });
  expect(out).not.toContain('EXAMPLE');
});

test('keychain status answers without a keychain, or a session', async () => {
  const home = await temporaryFolder();
  let [out, err] = ['', ''];
  const env = { HOME: home, USERPROFILE: home };
  const io = { out: (text: string) => (out += text), err: (text: string) => (err += text), env };
  expect(await runVerb(['keychain', 'status', '--json'], io)).toBe(0);
  expect(err).toBe('');
  expect(JSON.parse(out)).toMatchObject({ keychain: { name: expect.any(String) }, sessions: [] });
});
