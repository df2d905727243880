import { posix, win32 } from 'node:path';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where things lie. All paths are absolute. */
export type Places = Readonly<{
  /** The person's home folder, which `~` stands for. */
  personHome: string;
  /** Daypass's own data: settings, caches, log. */
  home: string;
  configFile: string;
  credentialsFile: string;
  /** The AWS CLI's token cache, which no variable moves. */
  tokenCache: string;
}>;

/**
 * The places of this person, found as the AWS CLI finds them: variables are expanded as Python's `os.path.expanduser`
 * and `expandvars` do it, and the home folder is HOME on POSIX and USERPROFILE on Windows (there HOME does not count).
 */
export function placesOf(env: Environment, platform: NodeJS.Platform, homedir: string): Places {
  const path = platform === 'win32' ? win32 : posix;
  const personHome = (platform === 'win32' ? env.USERPROFILE : env.HOME) || homedir;

  const expanded = (text: string): string => {
    const withVariables = expandVariables(text, env, platform);
    // Another person's home (`~name`) is left as it is, since Node can't look it up.
    const isHome = withVariables === '~' || /^~[/\\]/.test(withVariables);
    const full = isHome ? personHome + withVariables.slice(1) : withVariables;
    return path.isAbsolute(full) ? path.normalize(full) : path.resolve(full);
  };
  const placeOf = (variable: string, usual: string): string => {
    const chosen = env[variable];
    return chosen === undefined || chosen === '' ? usual : expanded(chosen);
  };
  // To botocore an empty variable is a path without a file, not the usual place.
  const awsPlaceOf = (variable: string, usual: string): string =>
    env[variable] === '' ? nullDevice(platform) : placeOf(variable, usual);

  const aws = path.join(personHome, '.aws');
  return {
    personHome,
    home: placeOf('DAYPASS_HOME', usualHome(env, platform, personHome)),
    configFile: awsPlaceOf('AWS_CONFIG_FILE', path.join(aws, 'config')),
    credentialsFile: awsPlaceOf('AWS_SHARED_CREDENTIALS_FILE', path.join(aws, 'credentials')),
    tokenCache: path.join(aws, 'sso', 'cache'),
  };
}

const nullDevice = (platform: NodeJS.Platform): string => (platform === 'win32' ? '\\\\.\\NUL' : '/dev/null');

function usualHome(env: Environment, platform: NodeJS.Platform, personHome: string): string {
  if (platform === 'win32') {
    return win32.join(env.APPDATA || win32.join(personHome, 'AppData', 'Roaming'), 'Daypass');
  }
  if (platform === 'darwin') return posix.join(personHome, 'Library', 'Application Support', 'Daypass');
  return posix.join(configHome(env, personHome), 'daypass');
}

/** The folder of what a Linux desktop starts at login (freedesktop.org, Desktop Application Autostart). */
export const autostartFolder = (env: Environment, personHome: string): string =>
  posix.join(configHome(env, personHome), 'autostart');

/** The XDG base directory specification: a relative path in the variable is invalid and to be ignored. */
function configHome({ XDG_CONFIG_HOME: configured }: Environment, personHome: string): string {
  return configured?.startsWith('/') ? configured : posix.join(personHome, '.config');
}

function expandVariables(text: string, env: Environment, platform: NodeJS.Platform): string {
  const value = (whole: string, name: string): string => env[name] ?? whole;
  const dollars = text.replace(/\$(?:\{([^}]*)\}|(\w+))/g, (whole, braced?: string, plain?: string) =>
    value(whole, braced ?? plain ?? ''),
  );
  return platform === 'win32' ? dollars.replace(/%([^%]+)%/g, value) : dollars;
}
