import { type CallerIdentity, type ClientOptions, runPython } from './aws.ts';

/** One client of boto3's, before its first credentials have ended and after. */
const callTwice = `
import datetime, json, sys, time, boto3
session = boto3.Session(profile_name=sys.argv[1])
sts = session.client('sts', region_name='us-east-1')
answers = []
for call in range(2):
    answer = sts.get_caller_identity()
    credentials = session.get_credentials()
    used = {'accessKeyId': credentials._frozen_credentials.access_key}
    answers.append({key: answer[key] for key in ('UserId', 'Account', 'Arn')} | used)
    if call == 0:
        left = credentials._expiry_time - datetime.datetime.now(datetime.timezone.utc)
        time.sleep(max(0, left.total_seconds()) + 0.1)
print(json.dumps(answers))
`;

/** Who one client of boto3's is with this profile, before its first credentials have ended and after. Rejects with what it printed. */
export async function callerIdentitiesWithBoto3(
  profile: string,
  options: ClientOptions,
): Promise<readonly (CallerIdentity & Readonly<{ accessKeyId: string }>)[]> {
  const { code, stdout, stderr } = await runPython(callTwice, [profile], options);
  if (code !== 0 || stderr !== '') throw new Error(`boto3 ended with ${code}: ${stderr.trim()}`);
  return JSON.parse(stdout);
}
