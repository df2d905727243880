import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runVerb } from '../../../main/headless.ts';
import { cache, center, home, signIn } from './run-sign-in-verb.ts';

async function leaveEnded(file: string): Promise<void> {
  const { startUrl, region, accessToken } = center.grantToken('legacy');
  await mkdir(cache, { recursive: true });
  const content = { startUrl, region, accessToken, expiresAt: '2020-01-01T00:00:00Z', tool: 'theirs' };
  await writeFile(join(cache, file), JSON.stringify(content));
}

test('a session that is known only from another program’s file is signed in there: both find the new token', async () => {
  await leaveEnded('aws-toolkit.json');
  expect(await signIn()).toMatchObject({ code: 0 });
  const tokens = [];
  for (const file of await readdir(cache)) {
    const content = JSON.parse(await readFile(join(cache, file), 'utf8'));
    if (content.accessToken !== undefined) tokens.push({ file, ...content });
  }
  expect(tokens).toEqual([
    expect.objectContaining({ file: 'aws-toolkit.json', tool: 'theirs', startUrl: center.startUrl }),
  ]);
  let out = '';
  const env = { HOME: home, USERPROFILE: home, ...center.env() };
  await runVerb(['status', '--json'], { out: (text) => (out += text), err: () => undefined, env });
  expect(JSON.parse(out).sessions).toMatchObject([{ state: 'signed-in' }]);
});
