import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '../../../main/domain/problem.ts';
import type { Session } from '../../../main/domain/session.ts';
import { acme, settled, startListing } from '../app/listing.ts';
import { found } from '../state/sample.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const what = 'The keyring is locked.';

const kept = (more: Partial<NonNullable<Session['token']>> = {}): Session => {
  const { token = expect.fail('no token') } = acme;
  return { ...acme, token: { ...token, storage: 'keychain', ...more } };
};

test('accounts that could not be listed for a closed keychain are, once it is open; nobody tries before', async () => {
  const { asked, last, listing, holder } = startListing(kept({ unread: { what } }));
  last().fail(new Problem('keychain', { what }));
  await settled();
  expect(listing()).toMatchObject({ phase: 'failed', problem: { kind: 'keychain', what } });
  await vi.advanceTimersByTimeAsync(60 * 60_000);
  expect(asked).toHaveLength(1);

  holder.dispatch(found(kept()));
  await settled();
  expect(asked).toHaveLength(2);
});
