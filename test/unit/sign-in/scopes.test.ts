import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { configuredSessions } from '../../../main/domain/configured-sessions.ts';

test.each<[string, readonly string[] | undefined]>([
  ['sso_registration_scopes = sso:account:access', ['sso:account:access']],
  [
    'sso_registration_scopes = sso:account:access , codewhisperer:analysis,',
    ['sso:account:access', 'codewhisperer:analysis'],
  ],
  ['sso_registration_scopes = ,', undefined],
  ['', undefined],
])('scopes are read as the AWS CLI reads them: "%s"', (setting, scopes) => {
  const text = `[sso-session acme]\nsso_start_url = https://acme.awsapps.com/start\nsso_region = us-east-1\n${setting}\n`;
  const [session] = configuredSessions(parseAwsFile(text).sections).sessions;
  expect(session?.id).toBe('acme');
  expect(session?.scopes).toEqual(scopes);
});
