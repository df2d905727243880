import type { KeychainLook, KeychainPreview, KeychainTarget, SessionView } from '../../preload/contract.ts';

export type FakeKeychain = {
  look: KeychainLook;
  /** What a move into the keychain would do; the way back does the contrary. */
  preview: KeychainPreview;
  /** What a move leaves in files. */
  warnings?: string[];
  /** Somebody has signed out since the move. */
  signedOut?: boolean;
  /** When set, moving and trying again wait for it. */
  waits?: Promise<void>;
  /** When set, looking at it waits for it. */
  looks?: Promise<void>;
};

declare global {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface adds to the platform's own
  interface Window {
    keychain: FakeKeychain;
  }
}

/** The part of the working app that has to do with the keychain. It is sent to the page as text, after `fakeBridge`. */
export function fakeKeychain(): void {
  const { answer, push, view } = window.app;
  const keychain: FakeKeychain = {
    look: { state: 'ready', name: 'the keyring' },
    preview: {
      profiles: ['data-lake', 'reports'],
      changes: [
        {
          file: '~/.aws/config',
          lines: [
            { change: 'same', text: '[profile data-lake]' },
            { change: 'removed', text: 'sso_session = acme' },
            { change: 'removed', text: 'sso_account_id = 100000023757' },
            { change: 'removed', text: 'sso_role_name = AWSReadOnlyAccess' },
            {
              change: 'added',
              text: 'credential_process = /home/ana/.local/share/daypass/bin/daypass credential-process --session acme --account 100000023757 --role AWSReadOnlyAccess',
            },
            { change: 'same', text: 'region = eu-central-1' },
          ],
        },
      ],
      left: [],
      unaffected: ['uploads'],
      item: 'Daypass/acme',
      files: ['~/.aws/sso/cache/5bbc2dc0ffdf4d5b8b1e2ab2de3a4c5d6e7f8091.json'],
    },
  };
  window.keychain = keychain;
  const change = (sessionId: string, how: (session: SessionView) => SessionView) =>
    push({ sessions: view().sessions.map((session) => (session.id === sessionId ? how(session) : session)) });
  const goTo = (sessionId: string, storage: 'file' | 'keychain') =>
    change(sessionId, ({ plaintext: _, unread: __, lostProfiles: ___, ...session }) => ({
      ...session,
      storage,
      storageText:
        storage === 'keychain' ? 'In the keychain' : 'In a file that any program of yours can read, for less than 1 h',
    }));
  Object.assign(window.daypass, {
    'keychain.look': async () => {
      await keychain.looks;
      return answer('keychain.look', undefined, () => structuredClone(keychain.look));
    },
    'keychain.preview': (input: KeychainTarget) =>
      answer('keychain.preview', input, () => structuredClone(keychain.preview)),
    'keychain.move': async (input: KeychainTarget & { profiles: boolean }) => {
      await keychain.waits;
      return answer('keychain.move', input, () => {
        goTo(input.sessionId, input.to);
        const { warnings } = keychain;
        const changed = input.profiles
          ? { profiles: keychain.preview.profiles.length, changeId: 'c1' }
          : { profiles: 0 };
        return { ...changed, ...(warnings !== undefined && { warnings }) };
      });
    },
    'keychain.undo': (input: { sessionId: string }) =>
      answer('keychain.undo', input, () => {
        const storage = view().sessions.find(({ id }) => id === input.sessionId)?.storage;
        goTo(input.sessionId, storage === 'keychain' ? 'file' : 'keychain');
        return { signedOut: keychain.signedOut === true };
      }),
    'keychain.tryAgain': async (input: { sessionId: string }) => {
      await keychain.waits;
      return answer('keychain.tryAgain', input, () => change(input.sessionId, ({ unread: _, ...session }) => session));
    },
  });
}
