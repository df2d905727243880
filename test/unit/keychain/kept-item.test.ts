import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keptFacts, readStoredItem, storedItemText } from '../../../main/domain/kept-item.ts';
import { registrationText } from '../../../main/domain/registration-record.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenText } from '../../../main/domain/token-text.ts';
import { hour, legacyToken, noon, sampleToken } from '../signed-in/sample-token.ts';

const token = sampleToken('a');
const registration = registrationText({
  clientId: 'client',
  clientSecret: new Secret('client-secret'),
  expiresAt: noon + hour,
  grant: 'authorization-code',
});
const item = {
  text: tokenText(token, '{"note": "of another program: é", "list": [1, {"a": null}]}'),
  token,
  receivedAt: noon,
  registrations: new Map([['ab12.json', registration]]),
};
const text = storedItemText('corp', { item, version: 'v1' });

const kindOf = (sessionId: string, written: string) => {
  try {
    readStoredItem(sessionId, written);
    return 'read';
  } catch (error) {
    return (error as { kind?: string }).kind;
  }
};
const changed = (fields: Readonly<Record<string, unknown>>) => JSON.stringify({ ...JSON.parse(text), ...fields });

test('an item comes back with what other programs keep beside the token, and its registrations', () => {
  const read = readStoredItem('corp', text);
  expect(read.version).toBe('v1');
  expect(read.item.text).toBe(item.text);
  expect(read.item.receivedAt).toBe(noon);
  expect([...read.item.registrations]).toEqual([['ab12.json', registration]]);
  expect(tokenText(read.item.token, undefined)).toBe(tokenText(token, undefined));
});

test('people can read it: the token is JSON, not a text in a text', () => {
  expect(JSON.parse(text)).toMatchObject({
    daypass: 1,
    session: 'corp',
    received: '2026-11-21T12:00:00Z',
    token: { startUrl: token.startUrl, accessToken: 'access-a', note: 'of another program: é' },
    registrations: { 'ab12.json': { clientId: 'client' } },
  });
  expect(text).toContain('\n  "session": "corp"');
});

test('the token is what counts, whatever the text beside it says of one', () => {
  const other = { ...item, text: tokenText(sampleToken('other'), undefined) };
  const read = readStoredItem('corp', storedItemText('corp', { item: other, version: 'v1' }));
  expect(read.item.token.accessToken.reveal()).toBe('access-a');
});

test('a registration that is no JSON object comes back as the text that it is', () => {
  const odd = { ...item, registrations: new Map([['odd.json', '[not json']]) };
  const read = readStoredItem('corp', storedItemText('corp', { item: odd, version: 'v1' }));
  expect(read.item.registrations.get('odd.json')).toBe('[not json');
});

test('its facts tell whether AWS would renew it, and hold no secret', () => {
  const facts = keptFacts(readStoredItem('corp', text));
  expect(facts).toEqual({
    startUrl: token.startUrl,
    region: token.region,
    expiresAt: token.expiresAt,
    receivedAt: noon,
    refreshable: true,
    version: 'v1',
  });
  const legacy = { ...item, token: legacyToken('b', noon + hour) };
  expect(keptFacts({ item: legacy, version: 'v1' }).refreshable).toBe(false);
});

test('an item that was cut anywhere is damaged', () => {
  for (let end = 0; end < text.length; end += 1) expect(kindOf('corp', text.slice(0, end))).toBe('damaged');
});

test.each([
  ['another session', 'corp 2', text],
  ['another program that keeps JSON', 'corp', '{"password": "hunter2"}'],
  ['another program', 'corp', 'hunter2'],
])('what belongs to %s is taken', (_, sessionId, written) => {
  expect(kindOf(sessionId, written)).toBe('taken');
});

test('what a newer Daypass put there is that, whatever else it says', () => {
  expect(kindOf('corp', changed({ daypass: 2 }))).toBe('newer');
  expect(kindOf('corp', changed({ daypass: 2, session: undefined, token: undefined }))).toBe('newer');
});

test.each([
  { daypass: 'one' },
  { session: undefined },
  { version: 7 },
  { received: 'yesterday' },
  { token: undefined },
  { token: 'access' },
  { token: { accessToken: 'a' } },
  { token: { ...JSON.parse(item.text), startUrl: 'file:///etc' } },
  { token: { ...JSON.parse(item.text), region: 'evil.example/' } },
  { registrations: undefined },
  { registrations: { 'ab12.json': 7 } },
  { registrations: { '../../.bashrc': 'x' } },
  { registrations: { '../up.json': {} } },
  { registrations: { 'C:ab12.json': {} } },
  { registrations: { '': {} } },
])('an item with %j is damaged', (fields) => {
  expect(kindOf('corp', changed(fields))).toBe('damaged');
});

test('any token and any text beside it come back, and putting that there again changes nothing', () => {
  const beside = fc.dictionary(fc.string(), fc.jsonValue());
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary' }),
      fc.string({ minLength: 1, unit: 'binary' }),
      beside,
      (id, secret, keys) => {
        const one = sampleToken('a', { accessToken: new Secret(secret) });
        const stored = { item: { ...item, token: one, text: JSON.stringify(keys) }, version: 'v1' };
        const first = storedItemText(id, stored);
        const read = readStoredItem(id, first);
        expect(read.item.token.accessToken.reveal()).toBe(secret);
        expect(read.item.text).toBe(tokenText(one, JSON.stringify(keys)));
        expect(storedItemText(id, read)).toBe(first);
      },
    ),
  );
});
