import { expect, test } from 'vitest';
import { parseAwsFile } from '../../../main/domain/aws-file/parse.ts';
import { keysFingerprint } from '../../../main/domain/keys-fingerprint.ts';
import { renewKeys } from '../../../main/services/renew-keys.ts';
import { hour } from '../signed-in/sample-token.ts';
import { settle } from '../signed-in/time.ts';
import { keptKeys } from './kept-keys.ts';
import { stepwise } from './stepwise.ts';

test('killed at any step of a renewal, no unknown keys are left, and the next start goes on', async () => {
  const ends: string[] = [];
  for (let steps = 0; steps < 8; steps += 1) {
    const kept = keptKeys();
    await kept.put('dev', { lifeMs: 0 });
    const [old] = kept.records();
    const { stepping, allow } = stepwise();
    const ports = { ...kept.shared, written: stepping(kept.shared.written), files: kept.shared.files.map(stepping) };
    if (old !== undefined) void renewKeys(ports)([{ old, credentials: kept.given() }]);
    await allow(steps);

    const standing = () =>
      keysFingerprint(parseAwsFile(kept.credentials.text ?? '').sections[0]?.settings ?? new Map());
    expect(kept.records().map(({ keys }) => keys)).toContain(standing());
    ends.push(standing() === old?.keys ? 'old keys' : 'new keys');

    const keeper = await kept.start();
    await settle();
    expect(standing()).not.toBe(old?.keys);
    await kept.time.pass(hour);
    await keeper.stop();
    expect(kept.records().map(({ keys }) => keys)).toContain(standing());
    await kept.signOut();
    expect([kept.credentials.text, kept.records()]).toEqual(['', []]);
  }
  expect(new Set(ends)).toEqual(new Set(['old keys', 'new keys']));
});
