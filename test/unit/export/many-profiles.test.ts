import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { hiddenKeys } from '../../../main/domain/profile-plan.ts';
import type { ProfileRecord } from '../../../main/domain/profile-record.ts';
import type { AwsTexts } from '../../../main/domain/profile-rewrite.ts';
import { rewriteProfiles } from '../../../main/domain/profiles-rewrite.ts';
import { wish } from './files-in-memory.ts';

const session = '[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n';
const means = { helper: { path: '/home/ana/daypass', rules: 'posix' }, keys: hiddenKeys } as const;

const textsOf = (config: string, credentials: string): AwsTexts => {
  const one = (path: string, text: string) => ({ label: path, path, text, file: parseAwsFile(text) });
  return { config: one('~/.aws/config', config), credentials: one('~/.aws/credentials', credentials) };
};

test.each(['sso', 'process', 'keys'] as const)('3,000 profiles of kind %s are previewed while one types', (kind) => {
  const names = Array.from({ length: 3000 }, (_, at) => `p${at}`);
  const wishes = names.map((name, at) =>
    wish({ name, kind, access: { accountId: String(100_000_000_000 + at), role: 'ReadOnlyAccess' } }),
  );
  const others = names.map((name) => `[profile other-${name}]\nregion = eu-west-1\n`).join('');
  const draw = (files: AwsTexts, records: readonly ProfileRecord[]) => {
    const start = performance.now();
    const drawn = rewriteProfiles(files, wishes, () => means, records);
    return { ...drawn, ms: performance.now() - start };
  };
  const before = textsOf(session + others, '');
  const added = draw(before, []);
  const textAfter = (target: 'config' | 'credentials') =>
    added.edits.find((edit) => edit.target === target)?.edit.text ?? before[target].text;
  const records = added.profiles.flatMap((one) => (one.is === 'conflict' ? [] : [one.record]));
  const again = draw(textsOf(textAfter('config'), textAfter('credentials')), records);
  expect([records.length, new Set(again.profiles.map(({ is }) => is))]).toEqual([3000, new Set(['unchanged'])]);
  // About 0.1 s; each profile looked for among all of them took from 2 to 20 s.
  expect(Math.max(added.ms, again.ms)).toBeLessThan(1500);
});
