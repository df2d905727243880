import { describe, expect, test } from 'vitest';
import { type Obstacle, OidcFailure, type OidcFailureKind } from '../../../main/domain/oidc-failure.ts';
import { SignInFailure, type SignInFailureKind } from '../../../main/domain/sign-in-failure.ts';
import { isCancelledSignIn, signInProblem } from '../../../main/domain/sign-in-problem.ts';
import { clockWords } from '../../../main/domain/sign-in-words/clock-words.ts';

const session = { name: 'acme', startUrl: 'https://acme.awsapps.com/start', region: 'eu-central-1' };
const message = 'AWS answered: Words of AWS.';
const ways = ['browser', 'device'] as const;

/** Named one by one, so that a new kind has to be given words and a place here. */
const refusals: Readonly<Record<OidcFailureKind, true>> = {
  authorization_pending: true,
  slow_down: true,
  expired_token: true,
  access_denied: true,
  invalid_grant: true,
  invalid_client: true,
  invalid_request: true,
  invalid_scope: true,
  invalid_client_metadata: true,
  invalid_redirect_uri: true,
  unauthorized_client: true,
  unsupported_grant_type: true,
  server_error: true,
  unreachable: true,
  cancelled: true,
  unknown: true,
};
const owns: Readonly<Record<SignInFailureKind, true>> = {
  'timed-out': true,
  'no-way-back': true,
  'wrong-person': true,
};
const obstacles: Readonly<Record<Obstacle, true>> = {
  certificate: true,
  'certificate-dates': true,
  proxy: true,
  address: true,
  setting: true,
};
const reasons = [
  'KMS_AccessDeniedException',
  'KMS_NotFoundException',
  'KMS_InvalidKeyUsageException',
  'KMS_InvalidStateException',
  'KMS_DisabledException',
  'KMS_SomethingNew',
];

const failures: (OidcFailure | SignInFailure)[] = [
  ...Object.keys(refusals).map((kind) => new OidcFailure(kind as OidcFailureKind, message)),
  ...Object.keys(owns).map((kind) => new SignInFailure(kind as SignInFailureKind)),
  ...Object.keys(obstacles).map(
    (obstacle) => new OidcFailure('unreachable', message, { obstacle: obstacle as Obstacle }),
  ),
  ...reasons.map((reason) => new OidcFailure('access_denied', message, { reason })),
  new OidcFailure('unreachable', message, { lasting: true }),
  new OidcFailure('unknown', message, { clockSkewMs: 3_600_000 }),
];

describe.each(ways)('signing in with the %s', (way) => {
  const wordsOf = (failure: OidcFailure | SignInFailure) => signInProblem(failure, { session, way }).words;

  test('every failure says what happened, why, and what to do next, in sentences', () => {
    for (const failure of failures.filter(({ kind }) => kind !== 'cancelled')) {
      const { what, why, next } = wordsOf(failure);
      for (const sentence of [what, why, next]) expect(sentence, failure.kind).toMatch(/^[A-Z].{12,}[^.]\.$/);
      expect(what, failure.kind).not.toMatch(/OAuth|grant|token|KMS|client_|scope/i);
    }
  });

  test('no two failures begin with the same words', () => {
    const whats = failures.map((failure) => wordsOf(failure).what);
    expect(new Set(whats).size).toBe(whats.length);
  });
});

const problemOf = (failure: OidcFailure | SignInFailure, more: object = {}) =>
  signInProblem(failure, { session, way: 'browser', ...more });
const refusal = (kind: OidcFailureKind, details: object = {}) => new OidcFailure(kind, message, details);

test('a script can tell what a person has to do from what only passes', () => {
  for (const kind of ['unreachable', 'server_error', 'slow_down'] as const) {
    expect(problemOf(refusal(kind)).kind).toBe('unreachable');
  }
  for (const kind of ['access_denied', 'expired_token', 'invalid_request', 'cancelled'] as const) {
    expect(problemOf(refusal(kind)).kind).toBe('sign-in-needed');
  }
  expect(problemOf(new SignInFailure('no-way-back')).kind).toBe('unexpected');
  expect(problemOf(new SignInFailure('timed-out')).kind).toBe('sign-in-needed');
});

test('an address that AWS does not know is a wrong region, a renamed portal, or one of the two, by what the start page says', () => {
  const unknown = problemOf(refusal('invalid_request')).words;
  expect(unknown.what).toContain(session.startUrl);
  expect(unknown.why).toBe('The region is another one, or the portal was renamed.');
  const elsewhere = problemOf(refusal('invalid_request'), { portalRegion: 'eu-west-1' }).words;
  expect(elsewhere.next).toContain('Change the region of this session to eu-west-1');
  const renamed = problemOf(refusal('invalid_request'), { portalRegion: 'eu-central-1' }).words;
  expect(renamed.why).toContain('renamed');
  expect(new Set([unknown.what, elsewhere.what, renamed.what]).size).toBe(3);
});

test('whatever people meet has words of its own, by which they can tell it from everything else', () => {
  const unreachable = (obstacle: Obstacle) => problemOf(refusal('unreachable', { obstacle }));
  const met = {
    'wrong region': problemOf(refusal('invalid_request'), { portalRegion: 'eu-west-1' }),
    'renamed start URL': problemOf(refusal('invalid_request'), { portalRegion: 'eu-central-1' }),
    'one of the two': problemOf(refusal('invalid_request')),
    'wrong person': problemOf(new SignInFailure('wrong-person')),
    denied: problemOf(refusal('access_denied')),
    'timed out': problemOf(new SignInFailure('timed-out')),
    'code expired': problemOf(refusal('expired_token'), { way: 'device' }),
    'clock off': problemOf(refusal('invalid_grant', { clockSkewMs: 3_600_000 })),
    'no way back from the browser': problemOf(new SignInFailure('no-way-back')),
    proxy: unreachable('proxy'),
    TLS: unreachable('certificate'),
    'TLS and the date': unreachable('certificate-dates'),
    'no such address': unreachable('address'),
    'no network': problemOf(refusal('unreachable')),
    '5xx': problemOf(refusal('server_error')),
    cancelled: problemOf(refusal('cancelled')),
    ...Object.fromEntries(reasons.map((reason) => [reason, problemOf(refusal('access_denied', { reason }))])),
  };
  for (const part of ['what', 'next'] as const) {
    const texts = Object.values(met).map(({ words }) => words[part]);
    expect(new Set(texts).size, part).toBe(texts.length);
  }
});

test('a wrong region may show only after the approval', () => {
  expect(problemOf(refusal('invalid_grant')).words.why).toContain('eu-central-1');
  const { next } = problemOf(refusal('invalid_grant'), { portalRegion: 'eu-west-1' }).words;
  expect(next).toContain('eu-west-1');
});

test('a denied sign-in thinks of somebody else being signed in there', () => {
  expect(problemOf(refusal('access_denied')).words.next).toContain('somebody else');
  expect(problemOf(new SignInFailure('wrong-person')).words.why).toContain('somebody else');
});

test('an expired code is told differently from an approval that came too late', () => {
  expect(problemOf(refusal('expired_token'), { way: 'device' }).words.next).toContain('new code');
  expect(problemOf(refusal('expired_token')).words.what).not.toContain('code');
});

test('who cancelled is told so, and no more: nothing went wrong', () => {
  const cancelled = problemOf(refusal('cancelled'));
  expect(cancelled.words).toEqual({ what: 'Sign-in cancelled.' });
  expect(isCancelledSignIn(cancelled)).toBe(true);
  expect(isCancelledSignIn(problemOf(new SignInFailure('timed-out')))).toBe(false);
});

test('the button to press is called as AWS calls it, in every text', () => {
  for (const way of ways) {
    for (const failure of failures) {
      const { message: text } = problemOf(failure, { way });
      expect(text).not.toMatch(/approv|"Allow"/i);
    }
  }
});

test('where one way is closed, the other one is offered', () => {
  for (const kind of ['unauthorized_client', 'unsupported_grant_type', 'invalid_redirect_uri'] as const) {
    expect(problemOf(refusal(kind)).words.next).toBe('Sign in with a code instead.');
    expect(problemOf(refusal(kind), { way: 'device' }).words.next).toBe('Sign in with the browser instead.');
  }
});

test('what stands between this computer and AWS is named, with the variable that mends it', () => {
  const next = (obstacle: Obstacle) => problemOf(refusal('unreachable', { obstacle })).words.next;
  expect(next('certificate')).toContain('AWS_CA_BUNDLE');
  expect(next('proxy')).toContain('HTTPS_PROXY');
  expect(next('address')).toContain('eu-central-1');
  expect(next('certificate-dates')).toContain('date and the time');
  expect(problemOf(refusal('unreachable')).words.why).toBe(message);
});

test('trouble with the key of the organization is for the IT department, and its name is passed on', () => {
  for (const reason of reasons) {
    const { what, why = '', next } = problemOf(refusal('invalid_request', { reason })).words;
    expect(next).toContain(`AWS says: ${reason}`);
    expect(what + why).not.toContain('KMS');
  }
  expect(problemOf(refusal('invalid_request', { reason: 'Other' })).words.what).toContain(session.startUrl);
});

test('a clock that is off is named before a refusal that nobody could explain', () => {
  const off = { clockSkewMs: 40 * 60_000 };
  expect(problemOf(refusal('invalid_grant', off)).words.what).toBe("This computer's clock is 40 minutes slow.");
  expect(problemOf(refusal('access_denied', off)).words.what).toContain('denied');
  expect(problemOf(refusal('invalid_grant', off), { portalRegion: 'eu-west-1' }).words.what).toContain('region');
});

test.each([
  [6, '6 minutes slow'],
  [-6, '6 minutes fast'],
  [119, '119 minutes slow'],
  [120, '2 hours slow'],
  [-26 * 60, '26 hours fast'],
  [3 * 24 * 60, '3 days slow'],
])('a clock that AWS is %d minutes ahead of is %s', (minutes, words) => {
  const { what, why } = clockWords(minutes * 60_000);
  expect(what).toBe(`This computer's clock is ${words}.`);
  expect(why).toContain('more than 5 minutes');
});

test('the session that asks for too much is told with what it asks for', () => {
  const asking = { session: { ...session, scopes: ['sso:account:access', 'sso:everything'] } };
  expect(problemOf(refusal('invalid_scope'), asking).words.why).toContain('sso:everything');
});

test('what AWS says ends like a sentence', () => {
  expect(problemOf(new OidcFailure('unknown', 'No way')).message).toContain('No way. Try again.');
});
