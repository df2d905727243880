import { expect, test } from 'vitest';
import { refuseDebugging } from '../../../main/window/locks/refuse-debugging.ts';

const given =
  (...switches: string[]) =>
  (name: string) =>
    switches.includes(name);

test.each(['remote-debugging-port', 'remote-debugging-pipe', 'inspect', 'inspect-brk'])(
  'a packaged app does not start with --%s, and says why',
  (name) => expect(refuseDebugging(true, given('lang', name))).toContain(`--${name}`),
);

test('a packaged app starts with other switches', () => {
  expect(refuseDebugging(true, given('lang', 'force-dark-mode', 'ozone-platform'))).toBeUndefined();
});

test('a build for tests may be debugged', () => {
  expect(refuseDebugging(false, given('remote-debugging-port', 'inspect'))).toBeUndefined();
});
