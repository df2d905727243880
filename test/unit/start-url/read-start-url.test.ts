import { expect, test } from 'vitest';
import { readStartUrl } from '../../../main/domain/start-url.ts';

const acme = 'https://acme.awsapps.com/start';
const instance = 'ssoins-7223a1b2c3d4e5f6';

test.each([
  [acme, acme, undefined],
  ['https://d-9067642ac7.awsapps.com/start', 'https://d-9067642ac7.awsapps.com/start', undefined],
  [
    'https://start.us-gov-home.awsapps.com/directory/d-9867abcdef',
    'https://start.us-gov-home.awsapps.com/directory/d-9867abcdef',
    undefined,
  ],
  [
    'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme',
    'https://start.us-gov-west-1.us-gov-home.awsapps.com/directory/acme',
    'us-gov-west-1',
  ],
  [
    'https://start.us-gov-east-1.us-gov-home.awsapps.com/directory/acme/#/',
    'https://start.us-gov-east-1.us-gov-home.awsapps.com/directory/acme',
    'us-gov-east-1',
  ],
  ['https://acme.awsapps.cn/start', 'https://acme.awsapps.cn/start', undefined],
  [
    'https://start.cn-north-1.home.awsapps.cn/directory/acme#/',
    'https://start.cn-north-1.home.awsapps.cn/directory/acme',
    'cn-north-1',
  ],
  ['https://start.home.awsapps.cn/directory/acme', 'https://start.home.awsapps.cn/directory/acme', undefined],
  [
    `https://${instance}.eu-west-1.portal.amazonaws.com`,
    `https://${instance}.eu-west-1.portal.amazonaws.com`,
    'eu-west-1',
  ],
  [`https://${instance}.portal.eu-west-1.app.aws/`, `https://${instance}.portal.eu-west-1.app.aws`, 'eu-west-1'],
  [
    `https://${instance}.cn-northwest-1.portal.amazonaws.com.cn/`,
    `https://${instance}.cn-northwest-1.portal.amazonaws.com.cn`,
    'cn-northwest-1',
  ],
  [
    `https://${instance}.portal.cn-north-1.app.amazonwebservices.com.cn/#/`,
    `https://${instance}.portal.cn-north-1.app.amazonwebservices.com.cn`,
    'cn-north-1',
  ],
  [
    `https://${instance}.eusc-de-east-1.portal.amazonaws.eu`,
    `https://${instance}.eusc-de-east-1.portal.amazonaws.eu`,
    'eusc-de-east-1',
  ],
  [
    `https://${instance}.portal.eusc-de-east-1.api.amazonwebservices.eu`,
    `https://${instance}.portal.eusc-de-east-1.api.amazonwebservices.eu`,
    'eusc-de-east-1',
  ],
  [
    `https://${instance}.us-gov-west-1.portal.amazonaws.com/#`,
    `https://${instance}.us-gov-west-1.portal.amazonaws.com`,
    'us-gov-west-1',
  ],
  [`https://identitycenter.amazonaws.com/${instance}`, `https://identitycenter.amazonaws.com/${instance}`, undefined],
  [
    `https://identitycenter.amazonaws.com.cn/${instance}/`,
    `https://identitycenter.amazonaws.com.cn/${instance}`,
    undefined,
  ],
  [`https://identitycenter.amazonaws.eu/${instance}#/`, `https://identitycenter.amazonaws.eu/${instance}`, undefined],
  [
    `https://identitycenter.us-gov.amazonaws.com/${instance}`,
    `https://identitycenter.us-gov.amazonaws.com/${instance}`,
    undefined,
  ],
  ['https://acme.app.aws', 'https://acme.app.aws', undefined],
  ['https://aws.acme.com', 'https://aws.acme.com', undefined],
  ['https://aws.acme.com/', 'https://aws.acme.com', undefined],
  ['https://sso.acme.example:8443/aws/#/', 'https://sso.acme.example:8443/aws', undefined],
  ['https://go.acme.com/links?to=aws', 'https://go.acme.com/links?to=aws', undefined],
  ['https://aws', 'https://aws', undefined],
  ['https://zugang.müller.example/aws', 'https://zugang.xn--mller-kva.example/aws', undefined],
  [
    'https://portal.of-a-new-partition.amazonaws.example/x',
    'https://portal.of-a-new-partition.amazonaws.example/x',
    undefined,
  ],
  ['http://127.0.0.1:8123/start/', 'http://127.0.0.1:8123/start', undefined],
  ['http://localhost:8123/start#', 'http://localhost:8123/start', undefined],
  ['http://[::1]:8123/start', 'http://[::1]:8123/start', undefined],
])('%s is stored as %s (%s)', (text, startUrl, region) => {
  expect(readStartUrl(text)).toEqual({ ok: true, startUrl, ...(region !== undefined && { region }) });
});

test.each([
  `${acme}/`,
  `${acme}#`,
  `${acme}#/`,
  `${acme}/#`,
  `${acme}/#/`,
  `${acme}//`,
  `${acme}?`,
  `${acme}?tab=accounts`,
  `${acme}#/?tab=accounts`,
  `${acme}/#/?tab=accounts`,
  `${acme}/#/saml/custom/000000000000%20(Production)/abc%3D%3D`,
  `${acme}/#/console?account_id=001234567890&role_name=ReadOnlyAccess`,
  `${acme}/#/device?user_code=ABCD-EFGH`,
  `${acme}/index.html`,
  `  ${acme}\n`,
  `\t${acme}\r\n`,
  `"${acme}"`,
  `'${acme}/'`,
  `“${acme}”`,
  `„${acme}“`,
  `«${acme}»`,
  `\`${acme}\``,
  `<${acme}>`,
  `<<${acme}/>>`,
  `(${acme})`,
  `[Our portal](${acme})`,
  `Start URL: ${acme}`,
  `The AWS access portal URL is ${acme}. Please sign in.`,
  `${acme}, ${acme}`,
  `sso_start_url = ${acme}\nsso_region = us-east-1`,
  `\ufeff${acme}\u200b`,
  'https://acme.aws\u00adapps.com/start',
  'acme.awsapps.com/start',
  ' acme.awsapps.com/start/#/ ',
  '<acme.awsapps.com/start>',
  '"acme.awsapps.com"',
  'https://acme.awsapps.com',
  'https://acme.awsapps.com/',
  'https://acme.awsapps.com/#/',
  'HTTPS://ACME.AwsApps.com/start',
  'https://acme.awsapps.com./start',
  'https://acme.awsapps.com:443/start',
  'https://acme.awsapps\n  .com/start',
  'https://acme.awsapps.com\r\n/start/#/',
  'http://acme.awsapps.com/start',
  'https:acme.awsapps.com/start',
  'https:/acme.awsapps.com/start',
  'https//acme.awsapps.com/start',
  '//acme.awsapps.com/start',
])('%j is the start URL of acme, with dirt', (text) => {
  expect(readStartUrl(text)).toEqual({ ok: true, startUrl: acme });
});

const shows = 'A start URL looks like https://acme.awsapps.com/start.';
test.each([
  ['', /Nothing was pasted/],
  [' \n"" ', /Nothing was pasted/],
  ['eu-west-1', /"eu-west-1" is a region/],
  ['US-GOV-WEST-1', /is a region/],
  ['ana.perez@acme.example', /email address/],
  ['mailto:ana@acme.example', /email address/],
  ['001234567890', /number of an AWS account/],
  ['0012-3456-7890', /number of an AWS account/],
  ['arn:aws:sso:::instance/ssoins-7223a1b2c3d4e5f6', /ARN/],
  ['acme', /"acme" is only a part of a start URL/],
  ['d-9067642ac7', /only a part of a start URL: the whole may be https:\/\/d-9067642ac7\.awsapps\.com\/start\./],
  ['*', /only a part/],
  ['https://*/start', /not a web address/],
  ['please sign me in', /no web address in this text/],
  ['ftp://acme.awsapps.com/start', /begins with ftp:/],
  ['file:///etc/passwd', /begins with file:/],
  ['javascript:alert(1)', /not a web address/],
  ['https://', /not a web address/],
  ['https:', /not a web address/],
  ['https://acme awsapps.com/start', /not a web address/],
  ['https://acme.awsapps.com:99999/start', /not a web address/],
  ['https://console.aws.amazon.com/', /page of the AWS console/],
  ['https://eu-west-1.console.aws.amazon.com/s3/home?region=eu-west-1#', /page of the AWS console/],
  ['https://001234567890-abcdefgh.us-east-1.console.aws.amazon.com/console/home', /page of the AWS console/],
  ['https://console.amazonaws.cn/console/home', /page of the AWS console/],
  ['https://console.amazonaws-us-gov.com/', /page of the AWS console/],
  ['us-east-1.console.aws.amazon.com', /page of the AWS console/],
  ['https://eu-west-1.signin.aws/platform/d-9067642ac7/login?workflowStateHandle=1', /sign-in page of AWS/],
  ['https://001234567890.signin.aws.amazon.com/console', /sign-in page of AWS/],
  ['https://device.sso.us-east-1.amazonaws.com/?user_code=ABCD-EFGH', /the page to sign in on with a code/],
  ['https://oidc.eu-west-1.amazonaws.com/authorize', /address for programs/],
  ['https://portal.sso.eu-west-1.amazonaws.com/saml/assertion/abc', /address for programs/],
  ['https://aws.amazon.com/iam/identity-center/', /AWS web site/],
  ['https://docs.aws.amazon.com/singlesignon/', /AWS web site/],
  ['https://acme.awsapps.com/start https://other.awsapps.com/start', /more than one address/],
] as const)('%j is refused, with words and an example', (text, why) => {
  const read = readStartUrl(text);
  expect(read).toMatchObject({ ok: false, why: expect.stringMatching(why) });
  expect(read).toMatchObject({ why: expect.stringContaining(shows) });
});

test('what is too long to be one is refused at once', () => {
  expect(readStartUrl(`https://aws.acme.com/${'x'.repeat(1200)}`)).toMatchObject({
    ok: false,
    why: expect.stringMatching(/too long/),
  });
  expect(readStartUrl(`${acme} ${'. '.repeat(1_000_000)}`)).toMatchObject({
    ok: false,
    why: expect.stringMatching(/too long/),
  });
});

test.each(['\n', ' ', '.', '"', '/', 'a', '@', '<', '[', '-'])('thousands of %j are read in no time', (character) => {
  const begun = performance.now();
  for (const [before, after] of [
    ['', ''],
    ['x', 'x'],
    ['https://x', ' x'],
    ['arn', ' ./'],
  ]) {
    readStartUrl(`${before}${character.repeat(3_900)}${after}`);
  }
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('http is for this machine alone', () => {
  expect(readStartUrl('http://aws.acme.com/start')).toMatchObject({
    ok: false,
    why: expect.stringContaining('https://'),
  });
  expect(readStartUrl('http://127.0.0.1.acme.com/start')).toMatchObject({ ok: false });
  expect(readStartUrl('http://localhost.acme.com/start')).toMatchObject({ ok: false });
});

test('a name and a password in the address are refused, and not repeated', () => {
  const read = readStartUrl('https://ana:hunter2@acme.awsapps.com/start');
  expect(read).toMatchObject({ ok: false, why: expect.stringContaining('without them') });
  expect(JSON.stringify(read)).not.toMatch(/ana|hunter2/);
});
