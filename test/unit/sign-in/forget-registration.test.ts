import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { forgetRegistration } from '../../../main/adapters/forget-registration.ts';
import { temporaryFolder } from '../sessions/temporary-folder.ts';

const registration = (clientId: string) => ({
  clientId,
  clientSecret: 'secret',
  expiresAt: '2027-02-19T12:00:00Z',
  grantTypes: ['authorization_code', 'refresh_token'],
});

test('a refused registration goes wherever it is kept; others, tokens, and what is neither stay', async () => {
  const folder = await temporaryFolder();
  const files = {
    'a.json': registration('refused'),
    'b.json': registration('refused'),
    'good.json': registration('good'),
    'token.json': { ...registration('refused'), accessToken: 'aoa', startUrl: 'https://acme.awsapps.com/start' },
    'botocore.txt': registration('refused'),
  };
  for (const [name, file] of Object.entries(files)) await writeFile(join(folder, name), JSON.stringify(file));
  await mkdir(join(folder, 'folder.json'));
  await forgetRegistration(folder)('refused');
  expect((await readdir(folder)).sort()).toEqual(['botocore.txt', 'folder.json', 'good.json', 'token.json']);
});

test('where there is no folder there is nothing to forget', async () => {
  await expect(forgetRegistration(join(await temporaryFolder(), 'none'))('refused')).resolves.toBeUndefined();
});
