import { externalDataInterceptor, loadSharedConfigFiles } from '@smithy/core/config';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { editAwsFile } from '../../../main/domain/aws-file/edit.ts';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import type { Put } from '../../../main/domain/aws-file/put.ts';
import { readLikeSdk, sdkNameOf } from '../../../main/domain/aws-file/read-like-sdk.ts';
import { anyFile, tidyFile } from './arbitrary-file.ts';
import { startBotocore } from './botocore.ts';

const botocore = startBotocore();
afterAll(() => botocore.stop());

/** What the AWS SDK for JavaScript reads, from memory: its reading of a credentials file is that of its parser, unfiltered. */
async function sdk(text: string): Promise<Record<string, Record<string, string | undefined>>> {
  externalDataInterceptor.interceptFile('/in-memory', text);
  externalDataInterceptor.interceptFile('/nothing', '');
  const files = await loadSharedConfigFiles({ filepath: '/in-memory', configFilepath: '/nothing' });
  return files.credentialsFile;
}

const put: fc.Arbitrary<Put> = fc
  .tuple(
    fc.constantFrom('profile new', 'profile a', 'profile prod', 'default', 'sso-session s', 'b', 'profile x@y.z/1:2+%'),
    fc.uniqueArray(
      fc.tuple(
        fc.constantFrom('region', 'sso_account_id', 'sso_role_name', 'sso_start_url', 'output'),
        fc.constantFrom(
          'us-east-1',
          '001234567890',
          'https://example.awsapps.com/start#',
          'a=b',
          'x:y',
          '"q"',
          'ü',
          '[z]',
        ),
      ),
      { minLength: 1, maxLength: 4, selector: ([key]) => key },
    ),
  )
  .map(([header, settings]) => ({ header, settings: new Map(settings) }));
const puts = fc.uniqueArray(put, { minLength: 1, maxLength: 2, selector: ({ header }) => header });
const file = fc.oneof({ weight: 4, arbitrary: tidyFile }, { weight: 1, arbitrary: anyFile });

const outcomes = { done: 0, refused: 0, unreadable: 0 };

test('an edit changes the meant sections as both readers see them, and not one other byte', async () => {
  await fc.assert(
    fc.asyncProperty(file, puts, async (text, wanted) => {
      const edit = editAwsFile(text, wanted);
      const before = await botocore.read(text);
      if (!edit.done) {
        outcomes[before.error === undefined ? 'refused' : 'unreadable'] += 1;
        expect(edit.flaw.line).toBeGreaterThan(0);
        return;
      }
      outcomes.done += 1;
      if (before.error !== undefined) throw new Error(`edited a file that botocore refuses: ${before.error}`);
      const after = await botocore.read(edit.text);
      const expected = structuredClone(before.raw);
      const defaults = Object.fromEntries(parseAwsFile(text).defaults?.settings ?? []);
      for (const { header, settings } of wanted) {
        expected[header] = { ...defaults, ...expected[header], ...Object.fromEntries(settings) };
      }
      expect(after.raw).toEqual(expected);
      await sdkAgrees(text, edit.text, wanted);
      survives(text, edit);
      expect(editAwsFile(edit.text, wanted)).toMatchObject({ done: true, text: edit.text, changes: [] });
    }),
    { numRuns: 4000 },
  );
  // An editor that refuses all would pass as well: what it must refuse here are sections in the indentation of others.
  expect(outcomes.done).toBeGreaterThan(1500);
  expect(outcomes.refused).toBeLessThan(outcomes.done / 10);
}, 90_000);

async function sdkAgrees(before: string, after: string, wanted: readonly Put[]): Promise<void> {
  const names = new Map(wanted.map(({ header, settings }) => [sdkNameOf(header), settings]));
  const [old, now] = [await sdk(before), await sdk(after)];
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    if (names.has(name)) expect(now[name]).toMatchObject(Object.fromEntries(names.get(name) ?? []));
    else expect(now[name]).toEqual(old[name]);
  }
}

/** Every line outside the changed ones is there still, byte for byte and in order; new ones end as their neighbours do. */
function survives(before: string, edit: Extract<ReturnType<typeof editAwsFile>, { done: true }>): void {
  const gone = new Set(
    edit.changes.flatMap(({ row, removed }) => Array.from({ length: removed }, (_, at) => row + at)),
  );
  let from = 0;
  for (const [row, { text, end }] of edit.before.lines.entries()) {
    if (gone.has(row)) continue;
    const at = edit.text.indexOf(text + end, from);
    expect(at).toBeGreaterThanOrEqual(from);
    from = at + text.length + end.length;
  }
  if (!before.includes('\n')) return;
  if (!/(^|[^\r])\n/.test(before)) expect(edit.text.replaceAll('\r\n', '')).not.toContain('\n');
  if (!before.includes('\r')) expect(edit.text).not.toContain('\r');
}

test('our picture of the AWS SDK for JavaScript reads files as that SDK does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.oneof(anyFile, tidyFile), async (text) => {
      const ours = Object.fromEntries(
        [...readLikeSdk(text)].map(([name, settings]) => [name, Object.fromEntries(settings)]),
      );
      expect(ours).toEqual(await sdk(text));
    }),
    { numRuns: 4000 },
  );
}, 60_000);
