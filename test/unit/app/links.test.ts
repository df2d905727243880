import { expect, test } from 'vitest';
import { browserCommands } from '../../../main/domain/browser-commands.ts';
import { addressOf, pointsAtLoopback } from '../../../main/domain/link.ts';
import { redact } from '../../../main/domain/redact.ts';

const access = { accountId: '000000000001', role: 'ReadOnly' };
const consoleAt = (startUrl: string) => ({ kind: 'console', startUrl, access }) as const;

test('a console link leads to the portal', () => {
  expect(addressOf(consoleAt('https://acme.awsapps.com/start#/'), false)).toBe(
    'https://acme.awsapps.com/start/#/console?account_id=000000000001&role_name=ReadOnly',
  );
});

test.each([
  'http://acme.awsapps.com/start',
  'http://127.0.0.1.evil.example/start',
  'http://localhost.evil.example/start',
  'https://user:password@acme.awsapps.com/start',
  'javascript:alert(1)//https://acme.awsapps.com',
  'file:///etc/passwd',
  'ms-settings:about',
  '-a calculator',
  '',
])('no browser is sent to %s', (startUrl) => {
  expect(() => addressOf(consoleAt(startUrl), true)).toThrow('This link was not opened.');
});

test('plain http is for this machine alone, and only where AWS itself is said to be here', () => {
  expect(() => addressOf(consoleAt('http://127.0.0.1:8080/start'), false)).toThrow();
  expect(addressOf(consoleAt('http://127.0.0.1:8080/start'), true)).toMatch(/^http:\/\/127\.0\.0\.1:8080\/start\/#/);
  expect(pointsAtLoopback({ AWS_ENDPOINT_URL_SSO: 'http://127.0.0.1:8080' })).toBe(true);
  expect(pointsAtLoopback({ AWS_ENDPOINT_URL: 'http://localhost:8080' })).toBe(true);
  expect(pointsAtLoopback({ AWS_ENDPOINT_URL_SSO: 'https://vpce.example.com' })).toBe(false);
  expect(pointsAtLoopback({})).toBe(false);
});

const url = 'https://acme.example/#/console?a=1&b=$(x)%20;`y`';

test.each<[string, readonly (readonly string[])[]]>([
  ['firefox', [['firefox', url]]],
  ['firefox --private-window', [['firefox', '--private-window', url]]],
  ['open -u %s --new', [['open', '-u', url, '--new']]],
  ["'/opt/my browser/run' %s &", [['/opt/my browser/run', url]]],
  [
    '/opt/my\\ browser:lynx',
    [
      ['/opt/my browser', url],
      ['lynx', url],
    ],
  ],
  ['sh -c "echo \\"%s\\""', [['sh', '-c', `echo "${url}"`]]],
  ['', []],
  ['::', []],
])('BROWSER=%s is understood as the AWS CLI understands it', (variable, commands) => {
  expect(browserCommands(variable, url, 'linux')).toEqual(commands);
});

test('on Windows the list is split at semicolons, and backslashes are part of paths', () => {
  expect(browserCommands('"C:\\Program Files\\b.exe" -x;edge', url, 'win32')).toEqual([
    ['C:\\Program Files\\b.exe', '-x', url],
    ['edge', url],
  ]);
});

test.each([
  `accessToken aoaAAAAAGxKx2oLq${'Ab1-'.repeat(20)}:MGUCMQDxyz0123/+=`,
  `refreshToken aorAAAAAGxKx2oLq${'Ab1-'.repeat(20)}`,
  'clientSecret eyJraWQiOiJrZXkt.eyJzZXJpYWxpemVk.c2lnbmF0dXJl',
  'AccessKeyId ASIAIOSFODNN7EXAMPLE',
  'secretAccessKey wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLE123',
  `sessionToken ${'IQoJb3JpZ2luX2Vj'.repeat(10)}==`,
])('the log keeps nothing of: %s', (line) => {
  const [word = '', secret = ''] = line.split(' ');
  const logged = redact(line, '/home/ana');
  expect(logged).toContain(word);
  expect(logged).not.toContain(secret.slice(0, 16));
  expect(logged).not.toContain(secret.slice(-8));
});

test('the log stays readable', () => {
  const line = 'Daypass 0.1.0 started: lock 95 ms, ready 140 ms. File 293abb6b76d7791c0732cc517d38c4b5c734b87f.json.';
  expect(redact(line, '/home/ana')).toBe(line);
  expect(redact('ENOSPC: /home/ana/.aws/config', '/home/ana')).toBe('ENOSPC: ~/.aws/config');
});
