import { expect, test } from 'vitest';
import { keptFacts, storedItemText } from '../../../main/domain/kept-item.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { startUrl } from '../sign-out/home.ts';
import { sampleToken } from '../signed-in/sample-token.ts';
import { keptHomeForEach } from './kept-home.ts';

const { kept, verb } = keptHomeForEach();

const token = sampleToken('a', { startUrl });
const item = { token, text: tokenText(token, undefined), receivedAt: Date.now(), registrations: new Map() };
const stored = { version: 'v1', item };
const whole = storedItemText('one', stored);

test.each([
  ['cut', whole.slice(0, 300), 'The token in the keyring is damaged.'],
  ['somebody else’s', 'hunter2', 'What the keyring has under the name of this session is no token of it.'],
  [
    'of a newer Daypass',
    JSON.stringify({ ...JSON.parse(whole), daypass: 2 }),
    'The token in the keyring was put there by a newer Daypass.',
  ],
])('an item that is %s is told by status and by doctor', async (_, text, what) => {
  kept.keychain.items.set('one', text);
  await kept.tokens.record.change('one', (now) => now ?? { id: 'one', storage: 'keychain', facts: keptFacts(stored) });

  const status = await verb('keychain', 'status', '--json', '--session', 'one');
  expect(JSON.parse(status.out).sessions).toMatchObject([{ storage: 'keychain', unread: { what } }]);
  const { out } = await verb('keychain', 'status', '--session', 'one');
  expect(out).toContain('one  In the keychain, as "Daypass/one".\n');
  expect(out).toContain(`\n     ${what}`);
  const doctor = await verb('doctor', '--json');
  expect(doctor.code).toBe(1);
  expect(JSON.parse(doctor.out)).toContainEqual(
    expect.objectContaining({ check: 'keychain', status: 'problem', why: expect.stringContaining(what) }),
  );
});
