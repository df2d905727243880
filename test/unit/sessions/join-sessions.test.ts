import { describe, expect, test } from 'vitest';
import type { ConfiguredSession } from '../../../main/domain/configured-sessions.ts';
import { joinSessions } from '../../../main/domain/join-sessions.ts';
import type { TokenFile } from '../../../main/domain/seat.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { tokenFileName } from '../../../main/domain/token-file-name.ts';

const now = Date.UTC(2026, 10, 21, 12);
const hour = 60 * 60_000;
const url = 'https://acme.awsapps.com/start';
const region = 'us-east-1';

const sso = (id: string, startUrl = url): ConfiguredSession => ({ form: 'sso-session', id, startUrl, region });
const legacy = (startUrl = url): ConfiguredSession => ({
  form: 'legacy',
  id: startUrl,
  startUrl,
  region,
  profile: 'old',
});

let tokens = 0;
type Made = Partial<{ startUrl: string; region: string; hours: number; token: string; written: number }>;
/** A token file under `<sha1 of key>.json`, or under the name itself when that ends in .json. */
const file = (
  key: string,
  { startUrl = url, hours = 8, token = `token-${tokens++}`, written = -1, ...more }: Made = {},
): TokenFile => ({
  file: key.endsWith('.json') ? key : tokenFileName(key),
  modifiedAt: now + written * hour,
  record: { startUrl, region, accessToken: new Secret(token), expiresAt: now + hours * hour, ...more },
});
const ended = { hours: -2, written: -10 };

/** Each session in one line: name, form, and what its token is. */
const joined = (configured: readonly ConfiguredSession[], files: readonly TokenFile[]) =>
  joinSessions(configured, files, now).joined.map(({ session: { name, form, token } }) => {
    const life = token === undefined ? 'no token' : token.expiresAt > now ? 'live' : 'ended';
    return `${name} ${form} ${life}${token?.sharedWithAwsCli === false ? ' (not shared)' : ''}`;
  });
const skippedOf = (configured: readonly ConfiguredSession[], files: readonly TokenFile[]) =>
  joinSessions(configured, files, now).skipped;

describe('a token under the name that the AWS CLI uses', () => {
  test('belongs to the sso-session or legacy profile of that name', () => {
    const other = 'https://legacy.awsapps.com/start';
    expect(joined([sso('acme'), legacy(other)], [file('acme'), file(other, { startUrl: other })])).toEqual([
      'acme sso-session live',
      'legacy legacy live',
    ]);
  });

  test('gives a session even when it has ended', () => {
    expect(joined([sso('acme')], [file('acme', ended)])).toEqual(['acme sso-session ended']);
  });

  test('is found even when it names neither start URL nor region', () => {
    const { startUrl: _startUrl, region: _region, ...record } = file('acme').record;
    const [only] = joinSessions([sso('acme')], [{ ...file('acme'), record }], now).joined;
    expect(only?.token).toMatchObject({ startUrl: url, region });
  });

  test('is not used when it is for another portal, and that is said', () => {
    const strange = [file('acme', { startUrl: 'https://other.awsapps.com/start' })];
    expect(joined([sso('acme')], strange)).toEqual(['acme sso-session no token']);
    expect(skippedOf([sso('acme')], strange)).toEqual([
      { file: tokenFileName('acme'), reason: expect.stringContaining('https://other.awsapps.com/start') },
    ]);
  });

  test('calls the region that issued it, whatever the config file says now', () => {
    const [only] = joinSessions([sso('acme')], [file('acme', { region: 'eu-west-1' })], now).joined;
    expect(only?.token?.region).toBe('eu-west-1');
  });
});

describe('a legacy profile on the portal of an sso-session', () => {
  test.each([
    ['neither is signed in', [], ['acme sso-session no token']],
    ['both are signed in', [file('acme'), file(url)], ['acme sso-session live']],
    ['the sso-session is signed in', [file('acme'), file(url, ended)], ['acme sso-session live']],
    ['only the legacy one is', [file('acme', ended), file(url)], ['acme sso-session ended', 'acme-2 legacy live']],
    ['the legacy one has ended', [file(url, ended)], ['acme sso-session no token']],
  ])('when %s', (_when, files, expected) => {
    expect(joined([sso('acme'), legacy()], files)).toEqual(expected);
  });

  test('is the same portal when written with a slash or a hash at the end', () => {
    for (const ending of ['/', '#', '#/']) expect(joined([sso('acme'), legacy(url + ending)], [])).toHaveLength(1);
  });

  test('is a session of its own in another region', () => {
    expect(joined([sso('acme'), { ...legacy(), region: 'eu-west-1' }], [])).toHaveLength(2);
  });
});

test('one legacy portal written in two ways is one session, unless both are signed in', () => {
  const both = [legacy(), legacy(`${url}/`)];
  expect(joined(both, [])).toEqual(['acme legacy no token']);
  expect(joined(both, [file(`${url}/`, { startUrl: `${url}/` })])).toEqual(['acme legacy live']);
  expect(joined(both, [file(url), file(`${url}/`, { startUrl: `${url}/` })])).toHaveLength(2);
});

describe('two sso-sessions on one portal are two people', () => {
  const two = [sso('anna'), sso('ben')];
  test('each has its own token, and none borrows', () => {
    expect(joined(two, [file('anna')])).toEqual(['anna sso-session live', 'ben sso-session no token']);
  });

  test('a token of nobody stays apart', () => {
    expect(joined(two, [file('anna'), file('abc.json')])).toEqual([
      'anna sso-session live',
      'ben sso-session no token',
      'acme cached live (not shared)',
    ]);
  });
});

describe('a token under any other name', () => {
  test('is a session of its own under the name that the AWS CLI uses for its start URL', () => {
    const { joined: sessions } = joinSessions([], [file(url)], now);
    expect(sessions.map(({ session }) => session)).toMatchObject([
      { id: url, name: 'acme', form: 'cached', token: { sharedWithAwsCli: true } },
    ]);
  });

  test('signs in the one configured session on its portal', () => {
    expect(joined([sso('acme')], [file('abc.json')])).toEqual(['acme sso-session live (not shared)']);
    expect(joined([legacy()], [file('abc.json', { startUrl: `${url}/#/` })])).toEqual([
      'acme legacy live (not shared)',
    ]);
    expect(joined([sso('acme')], [file('acme', ended), file('abc.json')])).toEqual([
      'acme sso-session live (not shared)',
    ]);
  });

  test.each([
    ['has ended while the session is signed in', [file('acme'), file('abc.json', ended)], 0],
    ['has ended, as the session has', [file('acme', ended), file('abc.json', ended)], 0],
    ['is a copy', [file('acme', { token: 'same' }), file('abc.json', { token: 'same' })], 1],
    ['is that of an older legacy login', [file('acme'), file(url)], 1],
  ])('is left out when it %s, and said when it is still good', (_what, files, said) => {
    expect(joined([sso('acme')], files)).toEqual([expect.stringMatching(/^acme sso-session (live|ended)$/)]);
    expect(skippedOf([sso('acme')], files)).toHaveLength(said);
  });

  test('is another session when it is good, and the configured one is signed in otherwise', () => {
    expect(joined([sso('acme')], [file('acme'), file('abc.json')])).toEqual([
      'acme sso-session live',
      'acme-2 cached live (not shared)',
    ]);
  });

  test('is kept although it has ended when nothing else is known of its portal, once', () => {
    expect(joined([], [file('a.json', ended), file('b.json', ended)])).toEqual(['acme cached ended (not shared)']);
  });

  test('belongs to another program when it names no portal', () => {
    const { startUrl: _startUrl, ...record } = file('x').record;
    const kiro = { ...file('kiro-auth-token.json'), record };
    expect(joined([], [kiro])).toEqual([]);
    expect(skippedOf([], [kiro])).toEqual([
      { file: 'kiro-auth-token.json', reason: expect.stringContaining('another program') },
    ]);
  });
});

test('configured sessions come first, in their order, and names are unique', () => {
  const legacyAcme = 'https://start.us-gov-home.awsapps.com/directory/acme';
  const configured = [legacy('https://zeta.awsapps.com/start'), sso('acme'), legacy(legacyAcme)];
  const files = [file('x.json', { startUrl: 'https://acme.portal.us-east-1.app.aws' })];
  expect(joined(configured, files)).toEqual([
    'zeta legacy no token',
    'acme sso-session no token',
    'acme-2 legacy no token',
    'acme-3 cached live (not shared)',
  ]);
});

test.each([
  ['an hour ago', -1, now - hour],
  ['after its end', 9, undefined],
  ['in the future', 1, undefined],
  ['a year ago', -24 * 365, undefined],
])('a file dated %s tells when the token came, if that can be', (_when, written, receivedAt) => {
  const [only] = joinSessions([sso('acme')], [file('acme', { written })], now).joined;
  expect(only?.session.token?.receivedAt).toBe(receivedAt);
});

test('a token can be renewed when its registration is still good', () => {
  const client = { id: 'id', secret: new Secret('s'), expiresAt: now + hour };
  const refreshable = (record: object) => {
    const made = file('acme');
    return joinSessions([sso('acme')], [{ ...made, record: { ...made.record, ...record } }], now).joined[0]?.session
      .token?.refreshable;
  };
  const refreshToken = new Secret('r');
  expect(refreshable({})).toBe(false);
  expect(refreshable({ refreshToken })).toBe(false);
  expect(refreshable({ refreshToken, client })).toBe(true);
  expect(refreshable({ refreshToken, client: { ...client, expiresAt: now } })).toBe(false);
});
