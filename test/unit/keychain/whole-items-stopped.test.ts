import { describe, expect, test } from 'vitest';
import { wholeItems } from '../../../main/services/whole-items.ts';
import { fakeKeychain } from './fake-keychain.ts';
import { afterEachCall, beforeEachCall } from './hooked-keychain.ts';

/** As in Windows Credential Manager. */
const mostBytes = 2560;
const short = 'short';
const [old, long] = ['o'.repeat(6000), 'n'.repeat(9000)];

describe.each([
  ['before it has done anything', beforeEachCall],
  ['after it was done', afterEachCall],
])('a call that fails %s', (_, failing) => {
  test.each([
    [old, long],
    [old, short],
    [short, long],
    [long, old],
    [undefined, long],
  ])('leaves the old text or the new one, and the next write leaves nothing else', async (from, to) => {
    let failures = 0;
    for (let at = 1; ; at += 1) {
      const keychain = fakeKeychain({ mostBytes });
      const whole = wholeItems(keychain);
      const read = () => whole.read('corp', 'silently');
      if (from !== undefined) await whole.write('corp', from, 'silently');
      let calls = 0;
      const stopping = wholeItems(
        failing(keychain, () => {
          calls += 1;
          if (calls >= at) throw new Error('stopped');
        }),
      );
      const outcome = await stopping.write('corp', to, 'silently').catch(() => 'failed');
      const text = await read();
      expect([from, to]).toContain(text);
      // Who was told that it is done can count on it.
      if (outcome === undefined) expect(text).toBe(to);
      else failures += 1;
      await whole.write('corp', to, 'silently');
      expect(await read()).toBe(to);
      expect(keychain.items.size).toBe(to === short ? 1 : 1 + Math.ceil(to.length / mostBytes));
      if (calls < at) break;
    }
    expect(failures).toBeGreaterThan(1);
  });
});
