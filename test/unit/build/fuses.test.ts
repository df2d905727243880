import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readFuses, releaseFuses, setReleaseFuses } from '../../../build/fuses.mjs';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'daypass-fuses-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A file with a fuse wire as in Electron's binary: sentinel, version, length, one character for each fuse. */
function binaryWith(wire: string): string {
  const file = join(folder, `electron-${wire.length}`);
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`before${sentinel}`), Buffer.from([1, wire.length]), Buffer.from(`${wire}after`)]),
  );
  return file;
}

test('all nine fuses are set', () => {
  const file = binaryWith('101100110');
  setReleaseFuses(file);
  expect(readFuses(file)).toEqual({
    runAsNode: false,
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    wasmTrapHandlers: true,
  });
});

test('an older Electron has the fuses that it knows set', () => {
  const file = binaryWith('10110001');
  setReleaseFuses(file);
  const known = Object.entries(releaseFuses).slice(0, 8);
  expect(readFuses(file)).toEqual(Object.fromEntries(known));
});

test('an Electron with a fuse that nobody decided about is refused', () => {
  expect(() => setReleaseFuses(binaryWith('1011001101'))).toThrow('10 fuses');
});
