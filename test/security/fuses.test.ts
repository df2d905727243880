import { expect, test } from 'vitest';
import { releaseFuses as fuses } from '../../build/fuses.mjs';

// Electron's security checklist, item 19: check the fuses. That a packaged app has them is tested where it is packaged.

test('a packaged app can not be turned into plain Node, nor be debugged from the command line', () => {
  expect(fuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
  });
});

test('a packaged app runs only what was packaged, and knows when that was changed', () => {
  expect(fuses).toMatchObject({ onlyLoadAppFromAsar: true, enableEmbeddedAsarIntegrityValidation: true });
});

test('files have no privileges in a packaged app, and cookies would be encrypted', () => {
  expect(fuses).toMatchObject({ grantFileProtocolExtraPrivileges: false, enableCookieEncryption: true });
});
