import { expect, test } from 'vitest';
import { type Asked, clockFindings, endpointFindings } from '../../../main/domain/doctor/endpoint-findings.ts';
import { allSaid, minute, now } from './findings.ts';

const answered = (host: string, ahead = 0): Asked => ({
  host,
  answered: { date: new Date(now + ahead).toUTCString(), at: now },
});

test('without a session there is nobody to ask', () => {
  expect(endpointFindings([])).toMatchObject([{ status: 'note' }]);
  expect(clockFindings([])).toMatchObject([{ status: 'note' }]);
});

test('who answers is named once', () => {
  expect(allSaid(endpointFindings([answered('portal'), answered('oidc'), answered('oidc')]))).toEqual([
    'ok: AWS answers: portal, oidc.',
  ]);
});

test('who does not answer is a problem of the way to AWS, with the reason', () => {
  const failed: Asked = { host: 'oidc', failure: 'The connection to oidc was refused.', lasting: false };
  const findings = endpointFindings([answered('portal'), failed]);
  expect(allSaid(findings)).toEqual([
    'ok: AWS answers: portal.',
    "problem: AWS can't be reached at oidc. The connection to oidc was refused. Check the network connection, then try again.",
  ]);
  expect(findings[1]?.isUnreachable).toBe(true);
  expect(allSaid(endpointFindings([{ ...failed, lasting: true }]))[0]).toContain('Correct that');
});

test('the clock is compared with that of AWS', () => {
  expect(clockFindings([answered('a', 4 * minute)])).toMatchObject([{ status: 'ok' }]);
  expect(clockFindings([answered('a', 11 * minute)])).toMatchObject([
    { status: 'problem', what: "This computer's clock is 11 minutes slow." },
  ]);
  expect(clockFindings([{ host: 'a', answered: { date: undefined, at: now } }])).toMatchObject([{ status: 'note' }]);
});
