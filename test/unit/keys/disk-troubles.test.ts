import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { accountId, homeForEach, role } from '../sign-out/home.ts';

const { home, verb, signIn } = homeForEach();

const aws = () => join(home.folder, '.aws');
const credentials = () => join(aws(), 'credentials');
const exporting = (profile: string) =>
  verb('export', '--account', accountId, '--role', role, '--profile', profile, '--as', 'keys', '--session', 'one');
const mine = '# mine\r\n[mine]\naws_access_key_id=AKIA\naws_secret_access_key=x\n';

/** Everything in the folders of AWS and of Daypass, but for what Daypass notes of what it did. */
async function everything(): Promise<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const folder of [aws(), join(home.folder, 'daypass')]) {
    for (const entry of await readdir(folder, { withFileTypes: true }).catch(() => [])) {
      if (entry.isFile() && entry.name !== 'activity.jsonl')
        found[entry.name] = await readFile(join(folder, entry.name), 'utf8');
    }
  }
  return found;
}

beforeEach(async () => {
  home.center.change({ accounts: [{ accountId, accountName: 'Production', roles: [role] }] });
  await signIn('one');
  await writeFile(credentials(), mine);
});

describe('a clear message with exit code 6, the old content, and nothing left behind:', () => {
  async function expectRefused(work: () => ReturnType<typeof verb>, words: RegExp): Promise<void> {
    const before = await everything();
    const { code, err, out } = await work();
    expect({ code, out }).toEqual({ code: 6, out: '' });
    expect(err).toMatch(/^daypass: [^\n]+\n$/);
    expect(err).toMatch(words);
    const { 'written-profiles.json': _, ...after } = await everything();
    const { 'written-profiles.json': __, ...old } = before;
    expect(after).toEqual(old);
  }

  test('a read-only file', async () => {
    await chmod(credentials(), 0o400);
    await expectRefused(() => exporting('tool'), /credentials is read-only.*chmod u\+w/);
  });

  test('a read-only file that keys are to be removed from at sign-out: they are named, and stay', async () => {
    await exporting('tool');
    await chmod(credentials(), 0o400);
    const before = await readFile(credentials(), 'utf8');
    const { code, err } = await verb('sign-out', '--session', 'one');
    expect(code).toBe(6);
    expect(err).toMatch(/credentials is read-only.*chmod u\+w/);
    expect(await readFile(credentials(), 'utf8')).toBe(before);
    await chmod(credentials(), 0o600);
    expect(await verb('sign-out', '--session', 'one')).toMatchObject({ code: 0 });
    expect(await readFile(credentials(), 'utf8')).toBe(mine);
  });

  test('keys in a copy that is read-only keep no other keys in the file', async () => {
    await exporting('tool');
    await exporting('other');
    await writeFile(`${credentials()}.daypass-backup`, await readFile(credentials(), 'utf8'));
    await chmod(`${credentials()}.daypass-backup`, 0o400);
    const { code, err } = await verb('sign-out', '--session', 'one');
    expect(code).toBe(6);
    expect(err).toMatch(/credentials\.daypass-backup is read-only/);
    expect(await readFile(credentials(), 'utf8')).toBe(mine);
  });

  test.skipIf(process.getuid?.() === 0).each(['.aws', 'daypass'])('the read-only folder %s', async (name) => {
    const folder = join(home.folder, name);
    await mkdir(folder, { recursive: true });
    await chmod(folder, 0o500);
    await expectRefused(() => exporting('tool'), new RegExp(`${name}.*permissions`));
    await chmod(folder, 0o700);
    expect(await exporting('tool')).toMatchObject({ code: 0 });
  });
});
