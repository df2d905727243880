import { spawn } from 'node:child_process';
import process from 'node:process';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { namesByPs } from '../../../main/adapters/names-by-ps.ts';
import { programName } from '../../../main/adapters/program-name.ts';
import { eventually } from '../../desktop/eventually.ts';

test.skipIf(process.platform === 'win32')('a program is known by its name alone, never by its arguments', async () => {
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

describe.skipIf(process.platform === 'win32')('asked by ps', () => {
  test('a program is known by the last part of its path; one that is gone is not', async () => {
    const child = spawn('/bin/sleep', ['30']);
    onTestFinished(() => void child.kill());
    const nameOf = namesByPs();
    expect(await eventually('its name', async () => (await nameOf(child.pid ?? 0)) === 'sleep')).toBe(true);
    expect(await Promise.all([nameOf(child.pid ?? 0), nameOf(2 ** 22 + 1)])).toEqual(['sleep', undefined]);
    expect(await nameOf(2 ** 22 + 1)).toBeUndefined();
  });

  test('all who ask while it runs share the next one', async () => {
    const runs: string[] = [];
    let end = () => {};
    const nameOf = namesByPs(async (args) => {
      runs.push(args.at(-1) ?? '');
      if (runs.length === 1) await new Promise<void>((resolve) => (end = resolve));
      return ' 1 /opt/My Apps/one\n22 two\n  3 three\n';
    });
    const first = nameOf(1);
    await vi.waitFor(() => expect(runs).toHaveLength(1));
    const others = [nameOf(22), nameOf(3), nameOf(22), nameOf(4)];
    end();
    expect(await Promise.all([first, ...others])).toEqual(['one', 'two', 'three', 'two', undefined]);
    expect(runs).toEqual(['1', '22,3,4']);
    await nameOf(3);
    expect(runs).toHaveLength(3);
  });
});
