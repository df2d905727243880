import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { followPage } from '../../identity-center/follow-page.ts';
import { cacheKey } from '../../identity-center/python-json.ts';
import { cache, center, configured, session, signIn } from './run-sign-in-verb.ts';

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
