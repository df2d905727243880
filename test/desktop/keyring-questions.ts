import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { eventually } from './eventually.ts';
import { firstLine, processGroup } from './processes.ts';

const run = promisify(execFile);

/** A screen on which a keyring asks its questions, and a person who answers them with the keyboard. */
export async function keyringQuestions(folder: string) {
  const processes = processGroup(folder);
  const base = { PATH: process.env.PATH };
  const screen = ['-displayfd', '1', '-screen', '0', '800x600x24', '-nolisten', 'tcp'];
  const display = `:${await firstLine(processes.start('Xvfb', screen, base, 'pipe'))}`;
  const env = { ...base, DISPLAY: display };
  const xdotool = async (...args: string[]): Promise<string> => (await run('xdotool', args, { env })).stdout;

  async function windows(): Promise<string[]> {
    const found = await xdotool('search', '--onlyvisible', '--class', 'gcr-prompter').catch(() => '');
    return found.split('\n').filter(Boolean);
  }

  const asked = () => eventually('the question', async () => (await windows())[0], 20_000, 20);

  async function press(...keys: string[]): Promise<void> {
    const window = await asked();
    // There is no window manager to give it the keyboard.
    await xdotool('windowfocus', '--sync', window, ...keys);
    await eventually('the end of the question', async () => !(await windows()).includes(window), 10_000, 20);
  }

  return {
    display,
    /** Resolves when there is a question. */
    asked,
    /** How many questions there are. */
    count: async (): Promise<number> => (await windows()).length,
    /** Types the same text into each of so many fields, and confirms. */
    answer: (text: string, fields = 1) => press(...Array.from({ length: fields }, typed(text)).flat(), 'key', 'Return'),
    close: () => press('key', 'Escape'),
    screenshot: (file: string) => run('scrot', ['--overwrite', file], { env }),
    stop: processes.stop,
  };
}

const typed =
  (text: string) =>
  (_: unknown, field: number): string[] => [...(field === 0 ? [] : ['key', 'Tab']), 'type', '--args', '1', text];
