import { rm, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { findSessions } from '../../../main/services/find-sessions.ts';
import { keptItem, someKeptTokens } from '../keychain/some-kept-tokens.ts';
import { awsHome } from '../sessions/aws-home.ts';
import { hour, noon } from '../signed-in/sample-token.ts';

const startUrl = 'https://acme.awsapps.com/start';
const asking = `[profile a]
credential_process = /bin/daypass credential-process --session ${startUrl} --account 001234567890 --role ReadOnly
`;

test('a session that only its profiles named is found after a sign-out, as long as one of them asks for it', async () => {
  const there = await awsHome(noon);
  await rm(there.cacheFolder, { recursive: true });
  const kept = someKeptTokens().process();
  await writeFile(there.configFile, asking);
  await kept.write(startUrl, keptItem('kept', { startUrl, expiresAt: noon + 8 * hour }), 'may-ask');
  const { find } = findSessions({ ...there.ports, kept });
  const its = async () => (await find()).sessions.filter(({ id }) => id === startUrl);
  expect(await its()).toMatchObject([{ token: { storage: 'keychain' } }]);

  await kept.remove(startUrl, 'may-ask');
  const [found] = await its();
  expect(found).toMatchObject({ id: startUrl, name: 'acme', form: 'legacy', startUrl, region: 'us-east-1' });
  expect(found?.token).toBeUndefined();

  await writeFile(there.configFile, asking.replace('--session', '--other'));
  expect(await its()).toEqual([]);
});
