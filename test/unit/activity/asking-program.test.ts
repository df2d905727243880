import { spawn } from 'node:child_process';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { programName } from '../../../main/adapters/program-name.ts';
import { eventually } from '../../desktop/eventually.ts';

test('a program is known by its name alone, never by its arguments', async () => {
  const child = spawn('/bin/sleep', ['30']);
  onTestFinished(() => void child.kill());
  const { pid = 0 } = child;
  // Between fork and exec it still has the name of its parent.
  const isNamed = async () => (await programName(pid, process.platform)) === 'sleep';
  expect(await eventually('its name', isNamed)).toBe(true);
});

test('of a program that is gone, and on Windows, nothing is known', async () => {
  expect(await programName(2 ** 30, process.platform)).toBeUndefined();
  expect(await programName(process.pid, 'win32')).toBeUndefined();
});
