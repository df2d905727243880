import { expect, test } from 'vitest';
import { problemOf } from '../../../main/domain/problem.ts';
import { type Desk, desk, wish } from './files-in-memory.ts';

const mine = '# mine\n[other]\nregion = eu-west-1\n';

/** Somebody else's lines, a profile with keys, and one more, whose export can be undone. */
async function exported() {
  const files = desk(undefined, mine);
  const tool = await files.profiles.export(wish({ name: 'tool', kind: 'keys' }));
  const after = files.credentials.text ?? '';
  const added = await files.profiles.export(wish({ kind: 'keys' }));
  const undo = (made: { changeId?: string }) => files.changes.undo(made.changeId ?? '');
  return { files, tool, after, added, undo };
}

const renewedIn = (text: string, name: string, token = '1') => {
  const at = text.indexOf(`[${name}]`);
  return text.slice(0, at) + text.slice(at).replace(/(?<=aws_session_token = ).*/, token);
};

/** What the renewal of keys does. */
async function renew({ credentials, changes }: Desk, name: string, token = '1'): Promise<void> {
  const before = await credentials.read();
  const to = renewedIn(before?.text ?? '', name, token);
  await credentials.replace(to, before);
  changes.noteOwnWrite({ path: credentials.path, from: before?.text, to });
}

test('what was changed before Daypass renewed other keys in the file is undone, and the renewed keys stay', async () => {
  const { files, after, added, undo } = await exported();
  await renew(files, 'tool', '1');
  await renew(files, 'tool', '2');
  await undo(added);
  expect(files.credentials.text).toBe(renewedIn(after, 'tool', '2'));
});

test('one change after the other, as they were made, with renewals in between', async () => {
  const { files, tool, after, undo } = await exported();
  const region = `${after}[by-hand]\nregion = x\n`;
  files.credentials.text = region;
  const second = await files.profiles.export(wish({ name: 'second', kind: 'keys' }));
  const both = files.credentials.text;
  const third = await files.profiles.export(wish({ name: 'third', kind: 'keys' }));
  await renew(files, 'tool');
  await undo(third);
  expect(files.credentials.text).toBe(renewedIn(both, 'tool'));
  await renew(files, 'tool', '2');
  await undo(second);
  expect(files.credentials.text).toBe(renewedIn(region, 'tool', '2'));
  await expect(undo(tool)).rejects.toMatchObject({ kind: 'conflict' });
});

test('what was written unasked is not to be undone, and stays when what was before it is', async () => {
  const { files, after, added, undo } = await exported();
  const { credentials, changes } = files;
  const before = await credentials.read();
  const text = renewedIn(before?.text ?? '', 'tool');
  const plan = async () => ({ writes: [{ file: credentials, before, text }], records: [] });
  expect(await changes.makeUnasked(plan)).toEqual({ files: [credentials.path] });
  await undo(added);
  expect(credentials.text).toBe(renewedIn(after, 'tool'));
});

test.each([
  ['Daypass has renewed the very keys', 'Daypass has renewed', ({ files }) => renew(files, 'new')],
  [
    'the person changed something more there',
    'You made another change there',
    async ({ files }) => void (await files.profiles.export(wish({ name: 'third', kind: 'keys' }))),
  ],
  [
    'the person changed something more there, and Daypass has renewed that',
    'You made another change there',
    async ({ files }) => {
      await files.profiles.export(wish({ name: 'third', kind: 'keys' }));
      await renew(files, 'tool');
    },
  ],
  [
    'somebody else wrote there, and Daypass after them',
    'What somebody else wrote',
    async ({ files }) => {
      files.credentials.text += '\n';
      await renew(files, 'tool');
    },
  ],
] as const satisfies readonly [string, string, (made: Awaited<ReturnType<typeof exported>>) => Promise<void>][])(
  'nothing is undone where %s, and it is told so',
  async (_, why, meanwhile) => {
    const made = await exported();
    await meanwhile(made);
    const { text } = made.files.credentials;
    const refused = await made.undo(made.added).then(() => undefined, problemOf);
    expect([refused?.kind, refused?.words.why]).toEqual(['conflict', expect.stringContaining(why)]);
    expect(made.files.credentials.text).toBe(text);
  },
);
