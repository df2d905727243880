import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { readLikeSdk, sdkNameOf } from '../../../main/domain/aws-file/read-like-sdk.ts';
import { Problem } from '../../../main/domain/problem.ts';
import { credentialsHeld } from '../../../main/domain/profile-credentials.ts';
import { acme, type Desk, desk } from '../export/files-in-memory.ts';
import { configWithProfiles } from './arbitrary-config.ts';

/** Undefined where the file does not allow it, which is not the question here. */
async function turned(
  config: string,
  credentials?: string,
): Promise<(Desk & { names: readonly string[] }) | undefined> {
  const files = desk(config, credentials);
  try {
    const { profiles } = await files.dependents.change(acme, 'keychain');
    return profiles.length === 0 ? undefined : { ...files, names: profiles };
  } catch (error) {
    if (error instanceof Problem && error.kind === 'file') return undefined;
    throw error;
  }
}

/** What AWS tools read, but for what a sign-in or a process says in these profiles. */
function others(text: string, names: readonly string[]) {
  const isTheirs = (key: string) => key === 'credential_process' || /^sso_(?!registration)/i.test(key);
  const without = (settings: ReadonlyMap<string, string>) => [...settings].filter(([key]) => !isTheirs(key)).sort();
  const { sections, flaws } = parseAwsFile(text);
  const theirs = new Set(sections.filter(({ name }) => names.includes(name)).map(({ header }) => sdkNameOf(header)));
  return {
    flaws,
    cli: sections.map(({ header, name, settings }) => [
      header,
      names.includes(name) ? without(settings) : [...settings],
    ]),
    sdk: [...readLikeSdk(text)]
      .map(([header, settings]) => [header, theirs.has(header) ? without(settings) : [...settings]] as const)
      .filter(([, settings]) => settings.length > 0),
  };
}

test('to Daypass and back gives every byte back', async () => {
  let count = 0;
  await fc.assert(
    fc.asyncProperty(configWithProfiles, async (config) => {
      const files = await turned(config);
      if (files === undefined) return;
      count += 1;
      const { profiles, left } = await files.dependents.preview(acme, 'file');
      expect({ profiles, left }).toEqual({ profiles: files.names, left: [] });
      await files.dependents.change(acme, 'file');
      expect([files.config.text, files.records.now.records]).toEqual([config, []]);
    }),
    { numRuns: 400 },
  );
  expect(count).toBeGreaterThan(200);
}, 60_000);

test('each profile that was turned has one kind of credentials, and all else reads as before', async () => {
  await fc.assert(
    fc.asyncProperty(configWithProfiles, async (config) => {
      const files = await turned(config);
      if (files === undefined) return;
      const after = files.config.text ?? '';
      const { sections } = parseAwsFile(after);
      for (const name of files.names) {
        const section = sections.find((one) => one.kind === 'profile' && one.name === name);
        expect(credentialsHeld(section?.settings ?? new Map()).map(({ kind }) => kind)).toEqual(['process']);
      }
      expect(others(after, files.names)).toEqual(others(config, files.names));
    }),
    { numRuns: 400 },
  );
}, 60_000);

test('undone in either direction, every byte is as it was before', async () => {
  await fc.assert(
    fc.asyncProperty(configWithProfiles, async (config) => {
      const files = await turned(config);
      if (files === undefined) return;
      const [after, records] = [files.config.text, files.records.now.records];
      const { changeId } = await files.dependents.change(acme, 'file');
      await files.changes.undo(changeId ?? '');
      expect([files.config.text, files.records.now.records]).toEqual([after, records]);
      await files.changes.undo('change-1');
      expect([files.config.text, files.records.now.records]).toEqual([config, []]);
    }),
    { numRuns: 200 },
  );
}, 60_000);

test('whatever somebody writes behind it meanwhile, what comes back reads as it did', async () => {
  const line = fc.constantFrom('# x', '', 'output = text', 's3 =\n  q = r', '  deep = 1', '[profile zz]\nregion = q');
  await fc.assert(
    fc.asyncProperty(configWithProfiles, fc.array(line, { maxLength: 3 }), fc.nat(), async (config, added, at) => {
      const files = await turned(config);
      if (files === undefined) return;
      const lines = (files.config.text ?? '').split('\n');
      lines.splice(at % (lines.length + 1), 0, ...added);
      const theirs = lines.join('\n');
      files.config.text = theirs;
      if (parseAwsFile(theirs).flaws.length > 0) return;
      const { profiles } = await files.dependents.change(acme, 'file');
      expect(others(files.config.text ?? '', profiles)).toEqual(others(theirs, profiles));
      const before = new Map(parseAwsFile(config).sections.map(({ header, settings }) => [header, settings]));
      for (const { kind, header, name, settings } of parseAwsFile(files.config.text ?? '').sections) {
        if (kind !== 'profile' || !profiles.includes(name)) continue;
        expect(settings.get('sso_role_name')).toBe(before.get(header)?.get('sso_role_name'));
        expect(credentialsHeld(settings).map(({ kind }) => kind)).toEqual(['sso']);
      }
    }),
    { numRuns: 400 },
  );
}, 60_000);
