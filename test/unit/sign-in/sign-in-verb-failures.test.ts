import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { followPage } from '../../identity-center/follow-page.ts';
import { cacheKey } from '../../identity-center/python-json.ts';
import { cache, center, configured, home, session, signIn } from './run-sign-in-verb.ts';

describe('what goes wrong is told, and leaves nothing behind', () => {
  const left = async () => (await readdir(cache).catch(() => [])).filter((file) => file === cacheKey('acme'));

  test('denied in the browser', async () => {
    await configured(session());
    const { code, err, pages } = await signIn([], (link) => followPage(link, 'deny'));
    expect(code).toBe(3);
    expect(err).toContain('The sign-in was denied in the browser.');
    expect(await pages[0]?.text()).toContain('The sign-in was denied');
    expect(await left()).toEqual([]);
  });

  test('denied as a code', async () => {
    await configured(session());
    const deny = (_: string, said: string) => center.denyDevice(/code: (\S+)/.exec(said)?.[1] ?? '');
    expect(await signIn(['--device-code'], deny)).toMatchObject({ code: 3 });
    expect(await left()).toEqual([]);
  });

  test('of a start URL that was new', async () => {
    const config = () => readFile(join(home, '.aws', 'config'), 'utf8');
    const asNew = ['--start-url', center.startUrl, '--region', 'us-east-1', '--session', 'new'];
    expect(await signIn(asNew, (link) => followPage(link, 'deny'))).toMatchObject({ code: 3 });
    await expect(config()).rejects.toMatchObject({ code: 'ENOENT' });

    expect(await signIn(asNew)).toMatchObject({ code: 0 });
    expect(await config()).toContain('[sso-session new]');
  });

  test('a name that another portal was given meanwhile: its session and its token stay', async () => {
    const other = '[sso-session new]\nsso_start_url = https://other.awsapps.com/start\nsso_region = us-east-1\n';
    const asNew = ['--start-url', center.startUrl, '--region', 'us-east-1', '--session', 'new'];
    const { code, err } = await signIn(asNew, async (link) => {
      await configured(other);
      return followPage(link);
    });
    expect(code, err).toBe(1);
    expect(await readFile(join(home, '.aws', 'config'), 'utf8')).toBe(other);
    expect(await readdir(cache).then((files) => files.includes(cacheKey('new')))).toBe(false);
    expect(center.log.count('Logout')).toBe(1);
  });

  test('a session whose section cannot be used: its line is named', async () => {
    await configured(
      `${session()}[sso-session bad]\nsso_start_url = https://bad.awsapps.com/start\nsso_region = no region\n`,
    );
    const { code, err } = await signIn(['--session', 'bad']);
    expect(code).toBe(6);
    expect(err).toMatch(/config: Line 5: the sso-session "bad" /);
  });

  test('a code that runs out', async () => {
    center.change({ deviceCodeSeconds: 2 });
    await configured(session());
    const { code, err } = await signIn(['--device-code'], () => undefined);
    expect(code).toBe(3);
    expect(err).toContain('The code has expired.');
  });

  test('AWS away', async () => {
    await configured(session());
    await center.stop();
    const { code, err } = await signIn();
    expect(code, err).toBe(5);
  });

  test.each([
    [[], 'There is no session yet.'],
    [['--session', 'acne'], 'There is no session'],
    [['--region', 'us-east-1'], '--region goes with --start-url.'],
    [['--start-url', 'hello world'], ''],
    [['--browser'], 'There is no option --browser.'],
  ])('wrong usage: %j', async (args, words) => {
    const { code, err } = await signIn(args);
    expect(code).toBe(2);
    expect(err).toContain(words);
  });
});
