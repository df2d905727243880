import { describe, expect, test } from 'vitest';
import { autostartFolder, placesOf } from '../../../main/adapters/places.ts';

describe('on Linux', () => {
  const places = (env: Record<string, string>) => placesOf({ HOME: '/home/ana', ...env }, 'linux', '/nowhere');

  test('the usual places lie below HOME', () => {
    expect(places({})).toEqual({
      personHome: '/home/ana',
      home: '/home/ana/.config/daypass',
      configFile: '/home/ana/.aws/config',
      credentialsFile: '/home/ana/.aws/credentials',
      tokenCache: '/home/ana/.aws/sso/cache',
    });
  });

  test.each([
    ['/etc/aws', '/etc/aws'],
    ['~/work/aws', '/home/ana/work/aws'],
    ['$HOME/aws', '/home/ana/aws'],
    [`\${HOME}/aws`, '/home/ana/aws'],
    ['/x/$UNHEARD_OF', '/x/$UNHEARD_OF'],
  ])('AWS_CONFIG_FILE=%s is %s, and moves no token', (value, expected) => {
    const { configFile, tokenCache } = places({ AWS_CONFIG_FILE: value });
    expect(configFile).toBe(expected);
    expect(tokenCache).toBe('/home/ana/.aws/sso/cache');
  });

  test('an empty variable stands for no file at all, as for the AWS CLI', () => {
    const none = places({ AWS_CONFIG_FILE: '', AWS_SHARED_CREDENTIALS_FILE: '' });
    expect(none).toMatchObject({ configFile: '/dev/null', credentialsFile: '/dev/null' });
  });

  test('a relative path is taken from the current folder', () => {
    expect(places({ AWS_SHARED_CREDENTIALS_FILE: 'creds' }).credentialsFile).toBe(`${process.cwd()}/creds`);
  });

  test('XDG_CONFIG_HOME counts when it is absolute, and DAYPASS_HOME before it', () => {
    expect(places({ XDG_CONFIG_HOME: '/cfg' }).home).toBe('/cfg/daypass');
    expect(autostartFolder({ XDG_CONFIG_HOME: '/cfg' }, '/home/ana')).toBe('/cfg/autostart');
    expect(autostartFolder({}, '/home/ana')).toBe('/home/ana/.config/autostart');
    expect(places({ XDG_CONFIG_HOME: 'cfg' }).home).toBe('/home/ana/.config/daypass');
    expect(places({ XDG_CONFIG_HOME: '/cfg', DAYPASS_HOME: '~/dp' }).home).toBe('/home/ana/dp');
  });

  test('without HOME the system is asked', () => {
    expect(placesOf({}, 'linux', '/root').tokenCache).toBe('/root/.aws/sso/cache');
  });
});

test('on macOS Daypass keeps its data in Application Support', () => {
  expect(placesOf({ HOME: '/Users/ana' }, 'darwin', '').home).toBe('/Users/ana/Library/Application Support/Daypass');
});

describe('on Windows', () => {
  const env = { USERPROFILE: 'C:\\Users\\ana', HOME: '/c/git-bash', APPDATA: 'C:\\Users\\ana\\AppData\\Roaming' };

  test('USERPROFILE counts and HOME does not, as for the AWS CLI', () => {
    expect(placesOf(env, 'win32', '')).toEqual({
      personHome: 'C:\\Users\\ana',
      home: 'C:\\Users\\ana\\AppData\\Roaming\\Daypass',
      configFile: 'C:\\Users\\ana\\.aws\\config',
      credentialsFile: 'C:\\Users\\ana\\.aws\\credentials',
      tokenCache: 'C:\\Users\\ana\\.aws\\sso\\cache',
    });
  });

  test('variables are written with percent signs, too', () => {
    const { configFile } = placesOf({ ...env, AWS_CONFIG_FILE: '%USERPROFILE%\\x' }, 'win32', '');
    expect(configFile).toBe('C:\\Users\\ana\\x');
  });
});
