import { expect, test } from 'vitest';
import { desk, profileText as profile, sessionText as session, wish } from './files-in-memory.ts';

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
