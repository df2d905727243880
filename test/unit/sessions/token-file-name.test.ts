import { expect, test } from 'vitest';
import { idOfTokenFile, tokenFileName } from '../../../main/domain/token-file-name.ts';

// As the AWS CLI names them: SHA-1 of the UTF-8 bytes, nothing normalised.
test.each([
  ['https://example.awsapps.com/start', 'e8be5486177c5b5392bd9aa76563515b29358e6e.json'],
  ['https://example.awsapps.com/start/', '8be3a7791abdeea628d9fbf768cc17b92db6f738.json'],
  ['https://example.awsapps.com/start#', '4e9263c4d7f5e6a15848e7dc817d3155eaf885e5.json'],
  ['https://example.awsapps.com/start#/', 'fce6462ed5b8bda828c0368fed3ece58786a0808.json'],
  ['my-sso', '0ad374308c5a4e22f723adf10145eafad7c4031c.json'],
  ['prod é', '9005e7d2abb5d83cbdd5982ddaf7e372272d0ae3.json'],
])('the token of %s lies in %s', (id, file) => {
  expect(tokenFileName(id)).toBe(file);
});

test('a session that is known only from a file keeps its token there, and nowhere else on the disk', () => {
  expect(tokenFileName(idOfTokenFile('aws-toolkit.json'))).toBe('aws-toolkit.json');
  for (const id of ['./../../config.json', './a/b.json', './..\\b.json', './config', 'x.json', '.json']) {
    expect(tokenFileName(id)).toMatch(/^[\da-f]{40}\.json$/);
  }
});
