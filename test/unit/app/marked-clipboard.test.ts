import { expect, test } from 'vitest';
import { feedProgram } from '../../../main/adapters/feed-program.ts';
import { markedClipboard } from '../../../main/adapters/marked-clipboard.ts';
import type { Command } from '../../../main/domain/browser-commands.ts';
import { clipboardMarker } from '../../../main/domain/clipboard-marker.ts';

const node = (script: string): Command => [process.execPath, '-e', script];

/** A clipboard, and a program that marks what it puts there as long as it works. */
function scene(feed: (put: (text: string) => void, text: string) => boolean, isThere = true) {
  const held = { text: '', marked: false };
  const clipboard = markedClipboard({
    plain: {
      write: async (text) => void Object.assign(held, { text, marked: false }),
      read: async () => held.text,
      clear: async () => void Object.assign(held, { text: '', marked: false }),
    },
    marker: isThere ? ['mark'] : undefined,
    feed: async (_, text) => feed((put) => Object.assign(held, { text: put, marked: true }), text),
  });
  return { held, clipboard };
}

test('a secret bears the mark of the system, any other text does not', async () => {
  const { held, clipboard } = scene((put, text) => {
    put(text);
    return true;
  });
  await clipboard.writeSecret('s3cret');
  expect(held).toEqual({ text: 's3cret', marked: true });
  await clipboard.write('000000000001');
  expect(held).toEqual({ text: '000000000001', marked: false });
});

test.each<[string, ReturnType<typeof scene>]>([
  ['where there is no such mark', scene(() => expect.fail('Nothing is there to be started.'), false)],
  ['where the program fails', scene(() => false)],
  ['where the program says that it worked, but did not', scene(() => true)],
  [
    'where the program puts something else there',
    scene((put, text) => {
      put(`${text}\n`);
      return true;
    }),
  ],
])('%s, the secret is there without it', async (_, { held, clipboard }) => {
  await clipboard.writeSecret('s3cret');
  expect(held).toEqual({ text: 's3cret', marked: false });
});

test('a program is given the text whole, and is told from one that fails', async () => {
  const text = `${'ü'.repeat(40_000)}\nend`;
  const check = `process.stdin.setEncoding('utf8');let t='';process.stdin.on('data',d=>{t+=d}).on('end',()=>process.exit(t==='ü'.repeat(40000)+'\\nend'?0:1))`;
  expect(await feedProgram(node(check), text)).toBe(true);
  expect(await feedProgram(node(check), 'something else')).toBe(false);
  expect(await feedProgram(node('process.exit(3)'), text)).toBe(false);
  expect(await feedProgram(['no-such-program-anywhere'], text)).toBe(false);
});

test('a program that hangs is ended after two seconds', async () => {
  const begun = Date.now();
  expect(await feedProgram(node('setInterval(() => {}, 1000)'), 's3cret')).toBe(false);
  expect(Date.now() - begun).toBeLessThan(4_000);
});

test('each system has its own program, of its own folders, whose arguments hold nothing to be quoted twice', () => {
  expect(clipboardMarker('darwin', {})?.[0]).toBe('/usr/bin/osascript');
  const windows = clipboardMarker('win32', { SystemRoot: 'D:\\Windows' });
  expect(windows?.[0]).toBe('D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe');
  expect(windows?.join(' ')).toContain('-STA');
  expect(windows?.join(' ')).not.toContain('"');
  expect(clipboardMarker('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual(['wl-copy', '--sensitive']);
  expect(clipboardMarker('linux', { DISPLAY: ':0' })).toBeUndefined();
});
