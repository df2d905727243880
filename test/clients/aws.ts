import { spawn } from 'node:child_process';
import type { IdentityCenter } from '../identity-center/identity-center.ts';
import type { AwsProxy } from '../identity-center/proxy.ts';

export type ClientRun = Readonly<{ code: number | null; stdout: string; stderr: string }>;

export type ClientOptions = Readonly<{
  /** The person's home folder; `.aws` lies in it. */
  home: string;
  proxy: AwsProxy;
  /** Beside what the proxy needs; nothing is taken over from this process but PATH. */
  env?: Readonly<Record<string, string>>;
  /** Called with everything printed so far, whenever more comes. */
  onOutput?: (stdout: string) => void;
  /** Ended after so long, in milliseconds (one minute). */
  timeout?: number;
}>;

/** Debian's interpreter, which has boto3; another `python3` may come first on PATH. */
const python = '/usr/bin/python3';

function run(command: string, args: readonly string[], options: ClientOptions): Promise<ClientRun> {
  const { home, proxy, env = {}, onOutput, timeout = 60_000 } = options;
  const child = spawn(command, args, {
    env: {
      PATH: '/usr/local/bin:/usr/bin:/bin',
      LANG: 'C.UTF-8',
      HOME: home,
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_PAGER: '',
      PYTHONUNBUFFERED: '1',
      ...proxy.env(),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout,
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    onOutput?.(stdout);
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** Runs the real AWS CLI against the stand-in behind the proxy. */
export const runAws = (args: readonly string[], options: ClientOptions): Promise<ClientRun> =>
  run('/usr/bin/aws', args, options);

/** Runs a piece of Python, with boto3 at hand, against the stand-in behind the proxy. */
export const runPython = (source: string, args: readonly string[], options: ClientOptions): Promise<ClientRun> =>
  run(python, ['-c', source, ...args], options);

export type CallerIdentity = Readonly<{ UserId: string; Account: string; Arn: string }>;

function identityFrom(client: string, { code, stdout, stderr }: ClientRun): CallerIdentity {
  if (code !== 0) throw new Error(`${client} ended with ${code}: ${stderr.trim() || stdout.trim()}`);
  return JSON.parse(stdout);
}

/** Who the AWS CLI is with this profile. Rejects with what it printed. */
export const callerIdentityWithAws = async (profile: string, options: ClientOptions): Promise<CallerIdentity> =>
  identityFrom('aws', await runAws(['sts', 'get-caller-identity', '--output', 'json', '--profile', profile], options));

const whoAmI = `
import json, sys, boto3
answer = boto3.Session(profile_name=sys.argv[1]).client('sts', region_name='us-east-1').get_caller_identity()
print(json.dumps({key: answer[key] for key in ('UserId', 'Account', 'Arn')}))
`;

/** Who boto3 is with this profile. Rejects with what it printed. */
export const callerIdentityWithBoto3 = async (profile: string, options: ClientOptions): Promise<CallerIdentity> =>
  identityFrom('boto3', await runPython(whoAmI, [profile], options));

/** `aws sso login --no-browser` to its end: the code that it prints is approved as a person would. */
export async function awsSsoLogin(
  center: IdentityCenter,
  options: ClientOptions & Readonly<{ session?: string; profile?: string }>,
): Promise<ClientRun> {
  const { session, profile } = options;
  const which = session === undefined ? ['--profile', profile ?? 'default'] : ['--sso-session', session];
  let approved = false;
  return runAws(['sso', 'login', '--no-browser', ...which], {
    ...options,
    onOutput(stdout) {
      const code = /^[A-Z]{4}-[A-Z]{4}$/m.exec(stdout)?.[0];
      if (code !== undefined && !approved) approved = center.approveDevice(code);
    },
  });
}
