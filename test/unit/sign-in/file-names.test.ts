import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { challengeOf, stateOf, verifierOf } from '../../../main/domain/pkce.ts';
import { pythonJson } from '../../../main/domain/python-json.ts';
import { registrationFileName } from '../../../main/domain/registration-file-name.ts';
import { registrationKey, toPythonJson } from '../../identity-center/python-json.ts';

describe('a registration lies where the AWS CLI looks', () => {
  const key = { startUrl: 'https://example.awsapps.com/start', region: 'us-east-1' };
  const scopes = ['sso:account:access'];

  // Both by Python 3.11: hashlib.sha1(json.dumps({...}, sort_keys=True).encode()).hexdigest()
  test.each([
    ['of a session with scopes', { ...key, scopes, sessionName: 'my-sso' }, 'e83b78ff73aa2ebd41812af5abcc466dca567738'],
    ['of a legacy session', key, '6c6f31f93a84fcbeca9b94bb5d13f4109559e71a'],
  ])('%s', (_, of, sha1) => {
    expect(registrationFileName(of)).toBe(`${sha1}.json`);
  });

  test('and those that AWS CLI 2.9.19 wrote are found', () => {
    const acme = { startUrl: 'https://acme.awsapps.com/start', region: 'us-east-1', scopes, sessionName: 'acme' };
    expect(registrationFileName(acme)).toBe('a46244aec25f6b3f79a11fb31a50b6fecac1633a.json');
    const legacy = { startUrl: 'https://legacy.awsapps.com/start', region: 'us-east-1' };
    expect(registrationFileName(legacy)).toBe('e20952a21ad8c4e9f17c0a6776c9c4cbbded53d0.json');
  });

  test('under the same name as the stand-in gives it, whatever the session is called', () => {
    fc.assert(
      fc.property(
        fc.webUrl(),
        fc.string({ unit: 'binary' }),
        fc.option(fc.array(fc.string()), { nil: undefined }),
        (startUrl, sessionName, scopes) => {
          const of = { startUrl, region: 'eu-west-1', sessionName, ...(scopes !== undefined && { scopes }) };
          expect(registrationFileName(of)).toBe(registrationKey(of));
        },
      ),
    );
  });
});

test('texts are written as Python does it', () => {
  expect(pythonJson({ b: ['é', null], a: 'x"\\/\n\u007f😀' })).toBe(
    '{"a": "x\\"\\\\/\\n\\u007f\\ud83d\\ude00", "b": ["\\u00e9", null]}',
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => pythonJson(text) === toPythonJson(text)));
});

describe('PKCE', () => {
  test('the challenge of the RFC’s own example', () => {
    // RFC 7636, appendix B: the SHA-256 of its verifier, octet by octet.
    const sha256 = [
      19, 211, 30, 150, 26, 26, 216, 236, 47, 22, 177, 12, 76, 152, 46, 8, 118, 168, 120, 173, 109, 241, 68, 86, 110,
      225, 137, 74, 203, 112, 249, 195,
    ];
    expect(challengeOf(Uint8Array.from(sha256))).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  });

  test('a verifier has 64 unreserved characters, whatever the dice say', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 48, maxLength: 48 }), (random) => /^[\w-]{64}$/.test(verifierOf(random))),
    );
    expect(() => verifierOf(new Uint8Array(32))).toThrow(RangeError);
  });

  test('a state is safe in an address', () => {
    expect(stateOf(Uint8Array.from({ length: 24 }, () => 255))).toBe('_'.repeat(32));
  });
});
