import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launcherFor } from '../../../build/launcher.mjs';

let folder = '';
let launcher = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'day pass '));
  launcher = join(folder, 'daypass');
  writeFileSync(launcher, launcherFor('daypass-app'));
  // Stands for the app: says its arguments, one a line, hands stdin on, and ends with 3.
  writeFileSync(join(folder, 'daypass-app'), '#!/bin/sh\nprintf \'%s\\n\' "$@"\n/bin/cat\nexit 3\n');
  for (const file of [launcher, join(folder, 'daypass-app')]) chmodSync(file, 0o755);
});
afterAll(() => rmSync(folder, { recursive: true }));

const start = (command: string, args: string[], input = '') => {
  const { stdout, stderr, status } = spawnSync(command, args, { input: Buffer.from(input, 'latin1'), cwd: folder });
  return { lines: stdout.toString('latin1').split('\n'), stderr: stderr.toString(), status };
};
const asRoot = process.getuid?.() === 0;
const switches = ['--log-level=3', '--no-sandbox', '--no-zygote', '--'];

test('a verb gets its arguments as they were, behind a mark where Chromium looks for no switches', () => {
  const { lines } = start(launcher, ['export', '--profile', 'two words', '*', '', '--type=zygote', '--']);
  expect(lines).toEqual([...switches, 'export', '--profile', 'two words', '*', '', '--type=zygote', '--', '']);
});

test.each([[['--json', 'status']], [['--hidden', 'status']], [['']], [['--']]])(
  'what names no verb first, as %j, is left to Daypass to refuse, without Chromium',
  (args) => {
    expect(start(launcher, args).lines).toEqual([...switches, ...args, '']);
  },
);

test.each(['--type=renderer', '--type', '-type=zygote'])(
  'the app is not started as a part of Chromium (%s)',
  (part) => {
    const { lines, stderr, status } = start(launcher, ['--hidden', part]);
    expect({ lines, status }).toEqual({ lines: [''], status: 2 });
    expect(stderr).toBe(`daypass: There is no option ${part}. See \`daypass help\`.\n`);
  },
);

test('variables that make Electron a plain Node, or load code into it, end here', () => {
  writeFileSync(join(folder, 'environment'), launcherFor('env-app'), { mode: 0o755 });
  writeFileSync(join(folder, 'env-app'), '#!/bin/sh\nexec /usr/bin/env\n', { mode: 0o755 });
  const env = { PATH: '/usr/bin:/bin', ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--require=./x.js', KEPT: 'yes' };
  const { stdout } = spawnSync(join(folder, 'environment'), ['status'], { env, encoding: 'utf8' });
  expect(stdout).toContain('KEPT=yes');
  expect(stdout).not.toMatch(/ELECTRON_RUN_AS_NODE|NODE_OPTIONS/);
});

test('a closed stdout is told before anything is done for it', () => {
  const { stderr, status } = spawnSync('/bin/sh', ['-c', '"$0" status >&-', launcher], { encoding: 'utf8' });
  expect({ stderr, status }).toEqual({
    stderr: 'daypass: The answer could not be written. stdout is closed.\n',
    status: 6,
  });
});

test('it needs no PATH', () => {
  const { stdout, stderr, status } = spawnSync(launcher, ['status'], {
    env: { PATH: '' },
    input: '',
    encoding: 'utf8',
  });
  expect({ stdout, stderr, status }).toEqual({ stdout: [...switches, 'status', ''].join('\n'), stderr: '', status: 3 });
});

test('stdin, stdout and the exit code go through untouched', () => {
  const bytes = Array.from({ length: 256 }, (_, code) => String.fromCharCode(code)).join('');
  const { lines, status } = start(launcher, ['status'], bytes);
  expect(lines.slice(switches.length + 1).join('\n')).toBe(bytes);
  expect(status).toBe(3);
});

test.each(['--help', '-h', '--version', '-v'])('%s is answered like a verb', (question) => {
  expect(start(launcher, [question]).lines).toEqual([...switches, question, '']);
});

test.each([
  ['absolute', () => launcher],
  ['relative', () => 'daypass'],
])('it finds its own folder through links, %s', (kind, target) => {
  const link = join(folder, `${kind} link`);
  const elsewhere = join(folder, `${kind} bin`);
  mkdirSync(elsewhere);
  symlinkSync(target(), link);
  symlinkSync(`../${kind} link`, join(elsewhere, 'daypass'));
  expect(start(join(elsewhere, 'daypass'), ['status']).status).toBe(3);
});

test('it finds its own folder when the shell found it on PATH', () => {
  const { status } = spawnSync('daypass', ['status'], { env: { PATH: `${folder}:${process.env.PATH}` }, input: '' });
  expect(status).toBe(3);
});

test.runIf(asRoot)('the app itself is not started for root, who could have no sandbox', () => {
  const { lines, stderr, status } = start(launcher, ['--hidden']);
  expect(lines).toEqual(['']);
  expect(stderr).toContain('ordinary user');
  expect(status).toBe(1);
});

test.runIf(!asRoot)('the app itself is started with its sandbox and nothing added', () => {
  expect(start(launcher, ['--hidden']).lines).toEqual(['--hidden', '']);
});
