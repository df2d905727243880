import { expect, test } from 'vitest';
import { desk, wish } from './files-in-memory.ts';

const session = `[sso-session acme]
sso_start_url = https://acme.awsapps.com/start
sso_region = us-east-1
`;
const profile = `[profile new]
sso_session = acme
sso_account_id = 001234567890
sso_role_name = ReadOnlyAccess
region = eu-west-1
`;

test('the preview is the exact change, and writes and issues nothing', async () => {
  const { profiles, config, issued } = desk(`${session}${profile}`);
  expect(await profiles.preview(wish({ region: 'us-west-2' }))).toEqual({
    changes: [
      {
        file: '~/.aws/config',
        lines: [
          { change: 'same', text: '[profile new]' },
          { change: 'removed', text: 'region = eu-west-1' },
          { change: 'added', text: 'region = us-west-2' },
        ],
      },
    ],
    unchanged: false,
  });
  expect(await profiles.preview(wish())).toEqual({ changes: [{ file: '~/.aws/config', lines: [] }], unchanged: true });
  expect(config.text).toBe(`${session}${profile}`);
  expect(issued).toEqual([]);
});

test('no secret is in a preview: neither a new one nor one that is there', async () => {
  const { profiles } = desk(
    '',
    `[new]\naws_access_key_id=A\naws_secret_access_key = OLDSECRET # SECRETTOO\naws_session_token: OLDTOKEN\n`,
  );
  const lines = (await profiles.preview(wish({ kind: 'keys' }))).changes.flatMap((one) => one.lines);
  expect(lines).toContainEqual({ change: 'removed', text: 'aws_secret_access_key = [secret]' });
  expect(lines).toContainEqual({ change: 'added', text: 'aws_session_token = [secret]' });
  expect(JSON.stringify(lines)).not.toMatch(/OLD|SECRETTOO|wJal|IQoJ/);
});
