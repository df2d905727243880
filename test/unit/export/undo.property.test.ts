import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { findingsByProfile } from '../../../main/domain/doctor/profile-findings.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { listedProfiles } from '../../../main/domain/profile-record.ts';
import type { ProfileWish } from '../../../main/domain/profile-wish.ts';
import { anyFile, tidyFile } from '../aws-file/arbitrary-file.ts';
import { type Desk, desk, legacy, wish } from './files-in-memory.ts';
import { onlyId } from './made-in.ts';

const file = fc.option(fc.oneof({ weight: 5, arbitrary: tidyFile }, { weight: 1, arbitrary: anyFile }), {
  nil: undefined,
});
/** A file that names profiles as the credentials file does, with keys in it. */
const credentialsFile = tidyFile.map((text) =>
  text
    .replace(/\[profile ["']?(\w+)["']?\]/g, '[$1]')
    .replaceAll('output', 'aws_access_key_id')
    .replaceAll('Cli_Pager', 'aws_session_token'),
);
const wishes = fc
  .record({
    name: fc.constantFrom('new', 'a', 'b', 'prod', 'default'),
    kind: fc.constantFrom('sso' as const, 'process' as const, 'keys' as const),
    region: fc.constantFrom('eu-west-1', 'us-east-1'),
    isLegacy: fc.boolean(),
  })
  .map(({ isLegacy, ...rest }): ProfileWish => wish({ ...rest, ...(isLegacy && { session: legacy }) }));

const stateOf = ({ config, credentials, records }: Desk) =>
  structuredClone({ config: config.text, credentials: credentials.text, records: records.now });

/** Undefined where the files do not allow it, which is not the question here. */
async function tried<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Problem) return undefined;
    throw error;
  }
}

let changed = 0;
/** Makes a change, undoes it, and compares; then once more, with a byte changed in between. */
async function undone(files: Desk, change: () => Promise<{ changeId?: string } | undefined>): Promise<void> {
  const before = stateOf(files);
  const first = await change();
  if (first?.changeId === undefined) return;
  changed += 1;
  const after = stateOf(files);
  await files.changes.undo(first.changeId);
  expect(stateOf(files)).toEqual(before);

  const second = await change();
  if (second?.changeId === undefined) throw new Error('It was possible before.');
  expect(stateOf(files)).toEqual(after);
  for (const name of ['config', 'credentials'] as const) {
    if (before[name] === after[name]) continue;
    const ours = files[name].text;
    files[name].text = `${ours ?? ''} `;
    await expect(files.changes.undo(second.changeId)).rejects.toMatchObject({
      kind: 'conflict',
      message: expect.stringContaining(`~/.aws/${name}`),
    });
    expect(files[name].text).toBe(`${ours ?? ''} `);
    files[name].text = ours;
  }
  expect(stateOf(files)).toEqual(after);
}

test('an export, a change and a removal that is undone gives the very bytes back; one byte of somebody else is respected', async () => {
  await fc.assert(
    fc.asyncProperty(
      file,
      fc.oneof(file, credentialsFile),
      wishes,
      wishes,
      async (config, credentials, first, next) => {
        const files = desk(config, credentials);
        await undone(files, () => tried(files.profiles.export(first)));
        if (files.records.now.records.length === 0) return;
        await undone(files, () => tried(files.profiles.export(next, onlyId(files))));
        await undone(files, () => tried(files.made.remove(onlyId(files))));
        if (files.records.now.records.length > 0 || (await tried(files.profiles.export(first))) === undefined) return;
        await undone(files, () => tried(files.made.forget(onlyId(files))));
      },
    ),
    { numRuns: 200 },
  );
  expect(changed).toBeGreaterThan(200);
}, 60_000);

test('no export and no change leads to a profile of which AWS tools make different things', async () => {
  await fc.assert(
    fc.asyncProperty(tidyFile, credentialsFile, wishes, wishes, async (config, credentials, first, next) => {
      const files = desk(config, credentials);
      const findings = (name: string) =>
        findingsByProfile({
          config: { label: 'config', file: parseAwsFile(files.config.text ?? '') },
          credentials: { label: 'credentials', file: parseAwsFile(files.credentials.text ?? '') },
        })(name);
      if ((await tried(files.profiles.export(first))) === undefined) return;
      expect(findings(first.name)).toEqual([]);
      if (listedProfiles(files.records.now.records, files.records.now.keys).length === 0) return;
      if ((await tried(files.profiles.export(next, onlyId(files)))) === undefined) return;
      expect(findings(next.name)).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

test('what is removed leaves what was there before the export, but for the end of a last line and an sso-session', async () => {
  await fc.assert(
    fc.asyncProperty(tidyFile, credentialsFile, wishes, async (config, credentials, first) => {
      const files = desk(config, credentials);
      const exported = await tried(files.profiles.export(first));
      if (exported?.unchanged !== false) return;
      if (first.kind === 'sso' && first.session.form === 'sso-session') return;
      const isNew = files.records.now.records[0]?.whole;
      if ((await tried(files.made.remove(onlyId(files)))) === undefined || isNew !== true) return;
      const plain = (text: string | undefined) => (text ?? '').trimEnd();
      expect([plain(files.config.text), plain(files.credentials.text)]).toEqual([plain(config), plain(credentials)]);
      expect(files.records.now).toEqual({ records: [], keys: [] });
    }),
    { numRuns: 200 },
  );
});
