import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { Credentials } from '../../../main/domain/credentials.ts';
import { Secret } from '../../../main/domain/secret.ts';
import { initialState } from '../../../main/domain/state.ts';
import { type Clipboard, copyCredentials } from '../../../main/services/copy-credentials.ts';
import { holdState } from '../../../main/services/hold-state.ts';
import { found, hour, noon, sessionWith } from '../state/sample.ts';

export const access = { sessionId: 'acme', accountId: '000000000001', role: 'ReadOnly' };

const credentialsOf = (role: string): Credentials => ({
  accessKeyId: `ASIA${role}`,
  secretAccessKey: new Secret('planted-secret'),
  sessionToken: new Secret('planted-token'),
  expiration: noon + hour,
});

/**
 * Somebody signed in to "acme" who copies. `held` is the clipboard; writing a secret waits for `whileWriting`, and AWS for
 * `whileAsked`.
 */
export function startCopier() {
  const holder = holdState(initialState(noon), (error) => expect.fail(String(error)));
  holder.dispatch(found(sessionWith('acme', 5 * hour)));
  const held = { text: 'mine', marked: false, broken: false, cleared: 0 };
  const waits = { whileWriting: async (_text: string) => {}, whileAsked: async () => {} };
  const put = async (text: string, marked = false) => {
    if (held.broken) throw new Error('no');
    Object.assign(held, { text, marked });
  };
  const clipboard: Clipboard = {
    write: (text) => put(text),
    async writeSecret(text) {
      await waits.whileWriting(text);
      await put(text, true);
    },
    read: async () => held.text,
    clear() {
      held.cleared += 1;
      return put('');
    },
  };
  const copier = copyCredentials({
    holder,
    async issue(_, { role }) {
      await waits.whileAsked();
      return credentialsOf(role);
    },
    clipboard,
    digest: (plain) => createHash('sha256').update(plain).digest('hex'),
    clock: { now: () => Date.now() },
  });
  return { holder, copier, clipboard, held, waits };
}
