import type { Finding } from './finding.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** Which of the two AWS files are there, and under what name. */
type Files = Readonly<Record<'config' | 'credentials', Readonly<{ label: string; isThere: boolean }>>>;

/** Any of these has AWS tools leave profiles aside. Some of their values are secret: none of them is repeated. */
const credentials = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_WEB_IDENTITY_TOKEN_FILE',
  'AWS_ROLE_ARN',
  'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
  'AWS_CONTAINER_CREDENTIALS_FULL_URI',
];

const endpoints = ['AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_SSO', 'AWS_ENDPOINT_URL_SSO_OIDC', 'AWS_ENDPOINT_URL_STS'];

const fileVariables = { config: 'AWS_CONFIG_FILE', credentials: 'AWS_SHARED_CREDENTIALS_FILE' } as const;

/** Variables that have AWS tools do something else than the files say. `profiles` are the names of those that there are. */
export function environmentFindings(env: Env, profiles: readonly string[], files: Files): readonly Finding[] {
  const isSet = (name: string) => env[name] !== undefined && env[name] !== '';
  const found = [
    ...overriding(credentials.filter(isSet)),
    ...['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'].filter(isSet).map((name) => profile(name, env[name] ?? '', profiles)),
    ...(['config', 'credentials'] as const).flatMap((which) => elsewhere(env, which, files)),
    ...endpoints.filter(isSet).map((name) => diverted(name, env[name] ?? '')),
  ];
  if (found.length > 0) return found;
  return [{ check: 'environment', status: 'ok', what: 'No variable overrides your profiles.' }];
}

function overriding(names: readonly string[]): readonly Finding[] {
  if (names.length === 0) return [];
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return [
    {
      check: 'environment',
      status: 'note',
      what: `${names.join(', ')} ${are} set: AWS tools started where Daypass was may use ${them} instead of a profile.`,
      next: `If that is not wanted: unset ${names.join(' ')}`,
    },
  ];
}

function profile(name: string, value: string, profiles: readonly string[]): Finding {
  if (profiles.includes(value)) {
    const what = `AWS tools started where Daypass was use the profile "${value}", unless they are told another (${name}).`;
    return { check: 'environment', status: 'note', what };
  }
  return {
    check: 'environment',
    status: 'problem',
    what: `${name} names the profile "${value}", which is not there.`,
    why: 'AWS tools started where Daypass was will fail for it.',
    next: `Name another profile, or: unset ${name}`,
  };
}

function elsewhere(env: Env, which: 'config' | 'credentials', files: Files): readonly Finding[] {
  const name = fileVariables[which];
  const { label, isThere } = files[which];
  if (env[name] === undefined) return [];
  const next = `If that is not wanted: unset ${name}`;
  if (env[name] === '') {
    const what = `${name} is set to nothing: AWS tools started where Daypass was read no ${which} file.`;
    return [{ check: 'environment', status: 'problem', what, next }];
  }
  if (isThere) {
    return [{ check: 'environment', status: 'note', what: `The ${which} file is ${label}, by ${name}.`, next }];
  }
  const what = `${name} names ${label}, and there is no such file.`;
  return [{ check: 'environment', status: which === 'config' ? 'problem' : 'note', what, next }];
}

/** An address may hold a password: only its host is told. */
function diverted(name: string, value: string): Finding {
  if (!URL.canParse(value)) {
    const what = `${name} is not a web address.`;
    return { check: 'environment', status: 'problem', what, next: `Correct it, or: unset ${name}` };
  }
  const what = `AWS is asked at ${new URL(value).host}, by ${name}.`;
  return { check: 'environment', status: 'note', what, next: `If that is not wanted: unset ${name}` };
}
