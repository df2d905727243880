import { expect, test } from 'vitest';
import { ownArguments } from '../../../main/cli/own-arguments.ts';

test.each([
  [['daypass'], false, []],
  [['electron', 'out/app'], true, []],
  [['electron', 'out/app', 'status', '--json'], true, ['status', '--json']],
  [['daypass', 'status', '--json'], false, ['status', '--json']],
  [['daypass', '--no-sandbox', '--log-level=3', 'status', '--json'], false, ['status', '--json']],
  [['daypass', 'status', '--json', '--no-sandbox'], false, ['status', '--json']],
  [['daypass', '--inspect=0', '--remote-debugging-port=0', '--no-sandbox'], false, []],
  [['daypass', '--some-switch-of-the-future', '-psn_0_12345'], false, []],
  [['daypass', '--enable-features=A,B', '--help'], false, ['--help']],
  [['daypass', '--version'], false, ['--version']],
  [['daypass', 'sign-in', '--no-browser'], false, ['sign-in', '--no-browser']],
  [['daypass', '--log-level=3', '--no-sandbox', '--', 'status', '--json'], false, ['status', '--json']],
  [
    ['daypass', '--log-level=3', '--', 'status', '--type=renderer', '--no-sandbox'],
    false,
    ['status', '--type=renderer', '--no-sandbox'],
  ],
  [['daypass', '--log-level=3', '--', 'status', '--', 'x'], false, ['status', '--', 'x']],
  [['daypass', '--log-level=3', '--', '--json', 'status'], false, ['--json', 'status']],
  [['daypass', '--log-level=3', '--', ''], false, ['']],
  [['daypass', 'status', '--', 'x'], false, ['status', '--', 'x']],
])('of %j a person typed what the verbs need', (argv, defaultApp, own) => {
  expect(ownArguments(argv, defaultApp)).toEqual(own);
});
