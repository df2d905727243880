import { expect, test } from 'vitest';
import { offeredSessions } from '../../../main/domain/offered-sessions.ts';
import { isRegionName } from '../../../main/domain/region-name.ts';
import type { Session, TokenFacts } from '../../../main/domain/session.ts';
import { regionChoices } from '../../../main/domain/sso-regions.ts';

const acme = 'https://acme.awsapps.com/start';
const now = Date.UTC(2026, 0, 1);

const first = (startUrl: string, sessions: readonly Pick<Session, 'startUrl' | 'region'>[] = []) =>
  regionChoices(startUrl, sessions).map(({ region }) => region);

test('without sessions, the region that most use comes first, and all have the name that AWS gives them', () => {
  const choices = regionChoices(acme, []);
  expect(choices[0]).toEqual({ region: 'us-east-1', name: 'US East (N. Virginia)' });
  expect(choices).toContainEqual({ region: 'eu-central-1', name: 'Europe (Frankfurt)' });
  expect(choices.every(({ region, name }) => isRegionName(region) && name !== undefined)).toBe(true);
  expect(new Set(choices.map(({ region }) => region)).size).toBe(choices.length);
});

test('regions of sessions that are there come first, the one of the same portal before all', () => {
  const other = 'https://other.awsapps.com/start';
  const sessions = [
    { startUrl: other, region: 'eu-west-1' },
    { startUrl: other, region: 'eu-west-1' },
    { startUrl: other, region: 'xx-new-9' },
    { startUrl: `${acme}/#/`, region: 'sa-east-1' },
  ];
  expect(first(acme, sessions).slice(0, 4)).toEqual(['sa-east-1', 'eu-west-1', 'xx-new-9', 'us-east-1']);
  expect(regionChoices(acme, sessions)).toContainEqual({ region: 'xx-new-9' });
});

test.each([
  ['https://acme.awsapps.cn/start', ['cn-north-1', 'cn-northwest-1']],
  ['https://identitycenter.amazonaws.com.cn/ssoins-1', ['cn-north-1', 'cn-northwest-1']],
  ['https://start.us-gov-home.awsapps.com/directory/acme', ['us-gov-west-1', 'us-gov-east-1']],
  ['https://identitycenter.us-gov.amazonaws.com/ssoins-1', ['us-gov-west-1', 'us-gov-east-1']],
  ['https://identitycenter.amazonaws.eu/ssoins-1', ['eusc-de-east-1']],
])('%s is in a partition of its own, whose regions come first', (startUrl, regions) => {
  const sessions = [{ startUrl: acme, region: 'eu-west-1' }];
  expect(first(startUrl, sessions).slice(0, regions.length + 1)).toEqual([...regions, 'eu-west-1']);
});

const session = (name: string, form: Session['form'], more: Partial<Session> = {}): Session => ({
  id: name,
  name,
  form,
  startUrl: `https://${name}.awsapps.com/start`,
  region: 'us-east-1',
  ...more,
});
const until = (expiresAt: number): TokenFacts => ({
  expiresAt,
  refreshable: false,
  storage: 'file',
  sharedWithAwsCli: true,
});

test('sessions that are signed in are offered first, then those of the config file, then those of the cache', () => {
  const found = [
    session('signed-out', 'sso-session'),
    session('old', 'legacy', { token: until(now - 1) }),
    session('cached-old', 'cached', { token: until(now - 1) }),
    session('cached-live', 'cached', { token: until(now + 60_000) }),
    session('live', 'sso-session', { token: until(now + 3_600_000) }),
  ];
  expect(offeredSessions(found, now).map((one) => [one.session.name, one.inConfig])).toEqual([
    ['live', true],
    ['cached-live', false],
    ['signed-out', true],
    ['old', true],
    ['cached-old', false],
  ]);
});

test('a portal is offered once, but each of two people on it who have a session', () => {
  const on = (name: string, form: Session['form']) => session(name, form, { startUrl: acme });
  const found = [
    on('ana', 'sso-session'),
    on('bob', 'sso-session'),
    on('a', 'cached'),
    session('x', 'cached'),
    session('y', 'cached', { startUrl: 'https://x.awsapps.com/start/' }),
  ];
  expect(offeredSessions(found, now).map((one) => one.session.name)).toEqual(['ana', 'bob', 'x']);
});
