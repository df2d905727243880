import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { type AwsFile, parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { bytesOf, textOf } from '../../../main/domain/aws-file/text.ts';
import { anyFile, tidyFile } from './arbitrary-file.ts';
import { type BotocoreAnswer, startBotocore } from './botocore.ts';

const botocore = startBotocore();
afterAll(() => botocore.stop());

/** Python stops at the first of these; others it collects to the end. */
const isFatal = (what: string) => / is already |before the first section|byte order mark/.test(what);

function agrees(file: AwsFile, answer: BotocoreAnswer): void {
  if (answer.error === undefined) {
    expect(file.flaws).toEqual([]);
    expect(file.sections.map(({ header }) => header)).toEqual(Object.keys(answer.raw));
    const read = Object.fromEntries(
      file.sections.map(({ header, settings }) => [header, Object.fromEntries(settings)]),
    );
    expect(read).toEqual(answer.raw);
    const names = (...kinds: string[]) => file.sections.filter((s) => kinds.includes(s.kind)).map((s) => s.name);
    expect([...new Set(names('default', 'profile'))].sort()).toEqual(Object.keys(answer.map.profiles).sort());
    expect([...new Set(names('sso-session'))].sort()).toEqual(Object.keys(answer.map.sso_sessions).sort());
    return;
  }
  expect(file.flaws).not.toEqual([]);
  const fatal = file.flaws.find(({ what }) => isFatal(what));
  const lines = file.flaws.map(({ line }) => line);
  if (answer.error === 'ParsingError') expect([...new Set(lines)]).toEqual(expect.arrayContaining(answer.lines));
  else if (answer.error === 'ValueError') expect(file.flaws.every(({ what }) => what.includes('block'))).toBe(true);
  else expect(fatal?.line).toBe(answer.lines[0]);
}

test('any file is readable for us exactly when it is for botocore, with the same sections, settings and lines of flaws', async () => {
  await fc.assert(
    fc.asyncProperty(anyFile, async (text) => agrees(parseAwsFile(text), await botocore.read(text))),
    { numRuns: 4000 },
  );
}, 60_000);

test('tidy files with blocks, comments and odd indentation are read as botocore reads them', async () => {
  await fc.assert(
    fc.asyncProperty(tidyFile, async (text) => agrees(parseAwsFile(text), await botocore.read(text))),
    { numRuns: 4000 },
  );
}, 60_000);

test('any bytes survive being read as text, and botocore refuses those that are not UTF-8', async () => {
  const byte = fc.constantFrom(
    0x0a,
    0x61,
    0x3d,
    0xc3,
    0xa9,
    0xe2,
    0x80,
    0xa8,
    0xed,
    0xb2,
    0x80,
    0xf0,
    0x9f,
    0x98,
    0xff,
    0xef,
    0xbb,
    0xbf,
  );
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 12 }), fc.array(byte, { maxLength: 12 }), async (some, more) => {
      const bytes = Uint8Array.from([...some, ...more]);
      expect([...bytesOf(textOf(bytes))]).toEqual([...bytes]);
      const content = Uint8Array.from([...Buffer.from('[a]\n#'), ...bytes, 0x0a]);
      const foreign = parseAwsFile(textOf(content)).flaws.some(({ what }) => what.includes('UTF-8'));
      expect(foreign).toBe((await botocore.read(content)).error === 'UnicodeDecodeError');
    }),
    { numRuns: 2000 },
  );
}, 60_000);
