import { chmod, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { setMode } from '../../../main/adapters/mend-path.ts';
import { seenPaths } from '../../../main/adapters/seen-paths.ts';
import type { Finding, Mended } from '../../../main/domain/doctor/finding.ts';
import { permissionFindings } from '../../../main/domain/doctor/permission-findings.ts';
import { checkUp } from '../../../main/services/doctor/check-up.ts';
import type { Outside } from '../../../main/services/doctor/examine.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const outside: Outside = { asked: [], bus: undefined, looked: { state: 'ready', name: 'the keyring' } };
const fine: Finding = { check: 'files', status: 'ok', what: 'All is well.' };
const open = (...paths: string[]): Finding => ({
  check: 'permissions',
  status: 'problem',
  what: `Others may read ${paths.join(', ')}.`,
  why: 'The mode is 0644.',
  mend: { kind: 'modes', changes: paths.map((path) => ({ path, mode: 0o600 })) },
});
const fixed = (finding: Finding): Mended => ({ ...finding, status: 'ok', fixed: true });

/** A machine on which `looks` is found, one after the other, and mending ends as `ends` says. */
function machine(looks: Finding[][], ends: (finding: Finding) => Mended) {
  const tried: string[] = [];
  const heard: unknown[] = [];
  const up = checkUp({
    async examine(before) {
      heard.push(before);
      return { findings: looks.shift() ?? [], outside };
    },
    async mend(findings) {
      tried.push(...findings.map(({ what }) => what));
      return findings.map(ends);
    },
  });
  return { ...up, tried, heard };
}

test('after mending, everything here is looked at again, and nobody outside is asked once more', async () => {
  const here = machine([[open('/a'), fine], [fine]], fixed);
  expect(await here.mend(() => true)).toEqual([fixed(open('/a')), fine]);
  expect(here.heard).toEqual([undefined, outside]);
});

test('the keychain is looked at again where something was taken out of it', async () => {
  const item: Finding = { ...fine, status: 'note', mend: { kind: 'remove-items', accounts: ['corp'] } };
  const here = machine([[item], [fine]], fixed);
  await here.mend(() => true);
  expect(here.heard).toEqual([undefined, { asked: [], bus: undefined }]);
});

test('what is so again right after it was mended is not told as mended', async () => {
  const here = machine([[open('/a')], [open('/a')]], fixed);
  expect(await here.mend(() => true)).toEqual([
    { ...open('/a'), fixed: false, why: 'It was mended, and is so again. The mode is 0644.' },
  ]);
});

test('of several things, what could not be mended is left, with the reason; what is new is told', async () => {
  const denied = { why: 'The disk is read-only.', next: 'Make it writable.' };
  const here = machine([[open('/a', '/b')], [open('/b'), open('/c')]], (one) => ({ ...one, fixed: false, ...denied }));
  expect(await here.mend(() => true)).toEqual([{ ...open('/b'), fixed: false, ...denied }, open('/c')]);
});

test('only what is wanted is tried, of what was found last', async () => {
  const here = machine(
    [
      [open('/a'), open('/b'), fine],
      [open('/b'), fine],
    ],
    fixed,
  );
  await here.look();
  const found = await here.mend(({ what }) => what.includes('/a'));
  expect(here.tried).toEqual(['Others may read /a.']);
  expect(found).toEqual([fixed(open('/a')), open('/b'), fine]);
});

test('where there is nothing to mend, one look is enough', async () => {
  const here = machine([[fine]], fixed);
  expect(await here.mend(() => true)).toEqual([fine]);
  expect(here.heard).toHaveLength(1);
});

test('files on a real disk: what was closed to others is looked at with its new mode', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'credentials');
  await writeFile(path, '');
  await chmod(path, 0o644);
  const look = async () =>
    permissionFindings(
      await seenPaths([{ path, isSecret: true }], () => '~/.aws/credentials'),
      process.getuid?.() ?? 0,
    );
  const up = checkUp({
    examine: async () => ({ findings: await look(), outside }),
    async mend(findings) {
      for (const { mend } of findings) {
        if (mend?.kind === 'modes') for (const change of mend.changes) await setMode(change);
      }
      return findings.map(fixed);
    },
  });
  const found = await up.mend(() => true);
  expect(found.map(({ what, fixed }) => [what, fixed])).toEqual([
    ['Other users of this computer may read ~/.aws/credentials.', true],
    ['Nobody else on this computer can read your AWS files.', undefined],
  ]);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});
