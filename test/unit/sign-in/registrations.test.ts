import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registrationFileName } from '../../../main/domain/registration-file-name.ts';
import type { Session } from '../../../main/domain/session.ts';
import { acme, day, minute, registrationsInMemory, settled, signingIn } from './signing-in.ts';

beforeEach(() => void vi.useFakeTimers({ now: Date.UTC(2026, 10, 21, 12) }));
afterEach(() => void vi.useRealTimers());

const { startUrl, region } = acme;
const shared = registrationFileName({ startUrl, region, sessionName: 'acme' });
const ours = registrationFileName({ startUrl, region, sessionName: 'acme' }, 'daypass');

const kept = (changes: object = {}) => ({
  clientId: 'kept',
  clientSecret: 'kept-secret',
  expiresAt: new Date(Date.now() + 30 * day).toISOString(),
  scopes: ['sso:account:access'],
  ...changes,
});
const forBrowser = { grantTypes: ['authorization_code', 'refresh_token'] };

/** Signs in over the registration files given; tells what became of them and how often AWS was asked for a new one. */
async function signInOver(
  files: Record<string, object | string>,
  way: 'browser' | 'device',
  answers: Parameters<typeof signingIn>[0] = {},
  session: Session = acme,
) {
  const texts = Object.entries(files).map(([name, file]) => [
    name,
    typeof file === 'string' ? file : JSON.stringify(file),
  ]);
  const registrations = registrationsInMemory(Object.fromEntries(texts));
  const setUp = signingIn(answers, { registrations });
  const { outcome } = setUp.start(way, session);
  await settled();
  const page = way === 'browser' ? await setUp.approve() : undefined;
  await vi.advanceTimersByTimeAsync(way === 'device' ? 5_000 : 0);
  const contents = Object.fromEntries([...registrations.kept].map(([name, text]) => [name, JSON.parse(text)]));
  const client = setUp.tokens.get(session.id)?.client?.id;
  return { ...setUp, page, outcome, contents, client, times: setUp.log.filter((entry) => entry === 'register').length };
}

describe('a registration is used again', () => {
  test.each([
    ['the AWS CLI’s own, with PKCE', 'browser', shared, forBrowser],
    ['ours, with PKCE', 'browser', ours, forBrowser],
    ['the AWS CLI’s own, for a code', 'device', shared, {}],
    ['with the least life that will do', 'device', shared, { expiresAt: '2026-11-21T12:15:00Z' }],
  ] as const)('%s', async (_, way, file, changes) => {
    const { outcome, times, client } = await signInOver({ [file]: kept(changes) }, way);
    expect(await outcome).toBe('signed in');
    expect({ times, client }).toEqual({ times: 0, client: 'kept' });
  });

  test('at the next sign-in, in both ways', async () => {
    for (const way of ['browser', 'device'] as const) {
      const first = await signInOver({}, way);
      const { times, client } = await signInOver(first.contents, way);
      expect({ way, times, client }).toEqual({ way, times: 0, client: 'client-1' });
    }
  });
});

describe('a registration is had anew, once, without a word', () => {
  test.each<[string, 'browser' | 'device', object | string]>([
    ['of the wrong kind for the browser', 'browser', {}],
    ['of the wrong kind for a code', 'device', forBrowser],
    ['over', 'device', { expiresAt: '2026-11-21T11:59:59Z' }],
    ['with less than 15 minutes left', 'device', { expiresAt: '2026-11-21T12:14:59Z' }],
    ['with other scopes', 'device', { scopes: ['codewhisperer:analysis'] }],
    ['without scopes, whose token could not be refreshed', 'device', { scopes: undefined }],
    ['without an end', 'device', { expiresAt: 'soon' }],
    ['without a secret', 'device', { clientSecret: '' }],
    ['that is a token', 'device', { accessToken: 'aoa' }],
    ['that is cut short', 'device', '{"clientId": "kept", "clientSec'],
    ['that is no JSON', 'device', 'hello'],
    ['that is empty', 'device', ''],
  ])('one %s', async (_, way, changes) => {
    const file = typeof changes === 'string' ? changes : kept(changes);
    const { outcome, times, client } = await signInOver({ [shared]: file }, way);
    expect(await outcome).toBe('signed in');
    expect({ times, client }).toEqual({ times: 1, client: 'client-1' });
  });

  test.each(['invalid_client', 'unauthorized_client', 'unsupported_grant_type'] as const)(
    'one that AWS refuses for a code: %s',
    async (kind) => {
      const { outcome, times, client, contents } = await signInOver({ [shared]: kept() }, 'device', {
        startDevice: [kind, 'code'],
      });
      expect(await outcome).toBe('signed in');
      expect({ times, client }).toEqual({ times: 1, client: 'client-1' });
      expect(contents[shared]).toMatchObject({ clientId: 'client-1' });
    },
  );

  test('one that AWS refuses when the token is bought: the browser is sent on in the same tab', async () => {
    const { outcome, page, approve, opened, browse, ...rest } = await signInOver(
      { [shared]: kept(forBrowser) },
      'browser',
      { token: ['invalid_client', 'token'] },
    );
    const onward = new URL(typeof page === 'object' && 'onward' in page ? page.onward : 'about:blank');
    expect(onward.searchParams.get('clientId')).toBe('client-1');
    expect(await browse({ code: 'second', state: onward.searchParams.get('state') ?? '' })).toBe('done');
    expect(await outcome).toBe('signed in');
    expect(opened).toHaveLength(1);
    expect(rest.tokens.get('acme')?.client?.id).toBe('client-1');
  });

  test('and a new one that is refused, too, ends the sign-in', async () => {
    const { outcome, times } = await signInOver({ [shared]: kept() }, 'device', { startDevice: ['invalid_client'] });
    expect(await outcome).toContain('AWS does not accept Daypass');
    expect(times).toBe(1);
  });
});

describe('a registration with which the browser did not come back may be one that AWS no longer knows', () => {
  const began = (file: string) => {
    const registrations = registrationsInMemory({ [file]: JSON.stringify(kept(forBrowser)) });
    return { ...signingIn({}, { registrations }), registrations };
  };

  test('in all the time that there was: it is not used again', async () => {
    const { start, registrations } = began(ours);
    const { outcome } = start();
    await vi.advanceTimersByTimeAsync(5 * minute);
    await outcome;
    expect([...registrations.kept.keys()]).toEqual([]);
  });

  test.each([
    ['the AWS CLI’s own', shared],
    ['ours', ours],
  ])('before it was cancelled: %s stays, and the next sign-in has a new one', async (_, file) => {
    const { start, service, approve, page, registrations, log } = began(file);
    const first = start();
    await settled();
    expect(page().searchParams.get('clientId')).toBe('kept');
    service.cancel('acme');
    await first.outcome;
    expect(JSON.parse(registrations.kept.get(file) ?? '')).toMatchObject({ clientId: 'kept' });
    expect(log).not.toContain('register');
    const second = start();
    await settled();
    expect(page().searchParams.get('clientId')).toBe('client-1');
    await approve();
    expect(await second.outcome).toBe('signed in');
  });

  test('before Daypass ended, as the verb does at Ctrl-C: the next one, too, has a new one', async () => {
    const { start, service, registrations } = began(ours);
    const { outcome } = start();
    await settled();
    await service.stop();
    await outcome;
    const { start: startAnew, page } = signingIn({}, { registrations });
    startAnew();
    await settled();
    expect(page().searchParams.get('clientId')).toBe('client-1');
  });

  test('a No came back with it: it is used again', async () => {
    const { start, browse, state, page, registrations } = began(shared);
    const first = start();
    await settled();
    void browse({ error: 'access_denied', state: state() });
    await first.outcome;
    start();
    await settled();
    expect(page().searchParams.get('clientId')).toBe('kept');
    expect([...registrations.kept.keys()]).toEqual([shared]);
  });
});

test('what an AWS CLI before 2.22 would take for its own is not put where it looks', async () => {
  const { contents } = await signInOver({ [shared]: kept() }, 'browser');
  expect(contents[shared]).toMatchObject({ clientId: 'kept' });
  expect(contents[ours]).toMatchObject({ clientId: 'client-1', ...forBrowser });
});

test('where the AWS CLI keeps one for PKCE, ours takes its place', async () => {
  const { contents } = await signInOver(
    { [shared]: kept({ ...forBrowser, expiresAt: '2026-11-21T11:00:00Z' }) },
    'browser',
  );
  expect(Object.keys(contents)).toEqual([shared]);
  expect(contents[shared]).toEqual({
    clientId: 'client-1',
    clientSecret: 'secret-1',
    expiresAt: '2027-02-19T12:00:00Z',
    scopes: ['sso:account:access'],
    ...forBrowser,
  });
});

test('a folder that cannot be written costs a registration, not the sign-in', async () => {
  const registrations = {
    read: () => Promise.reject(new Error('EACCES')),
    write: () => Promise.reject(new Error('ENOSPC')),
    remove: () => Promise.reject(new Error('EROFS')),
  };
  const { start, approve } = signingIn({}, { registrations });
  const { outcome } = start();
  await settled();
  await approve();
  expect(await outcome).toBe('signed in');
});

test('scopes of the config file are asked for, and name the file', async () => {
  const scopes = ['sso:account:access', 'codewhisperer:analysis'];
  const { contents, wishes } = await signInOver({}, 'device', {}, { ...acme, scopes });
  expect(wishes).toMatchObject([{ scopes }]);
  expect(Object.keys(contents)).toEqual([registrationFileName({ startUrl, region, sessionName: 'acme', scopes })]);
});
