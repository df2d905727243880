import type { KeychainLook, KeychainPreview, ProblemView, SessionView } from '../../preload/contract.ts';
import { acme } from './sample-view.ts';

export const inKeychain: SessionView = { ...acme, storage: 'keychain', storageText: 'In the keychain' };

export const inMemory: SessionView = { ...acme, storage: 'memory', storageText: 'In memory, until Daypass quits' };

export const locked: ProblemView = {
  kind: 'keychain',
  what: 'The keyring is locked.',
  why: 'Nothing on this desktop could ask you for its password.',
  next: 'Unlock it with your desktop’s own program for passwords and keys, then try again.',
};

const { kind: _, ...lockedWords } = locked;

export const unread: SessionView = { ...inKeychain, unread: lockedWords };

/** Its token could be renewed, but for the keychain. */
export const heldUp: SessionView = {
  ...unread,
  state: 'blocked',
  timeText: 'Ends in 3 min, at 18:40',
  fractionLeft: 0.01,
};

export const plainBeside: SessionView = {
  ...inKeychain,
  plaintext: {
    text: 'A newer token, from another program, lies in a file that any program of yours can read, for 2 h.',
  },
};

export const withLostProfiles: SessionView = {
  ...inKeychain,
  lostProfiles: { count: 2, text: "2 profiles look for its token in a file, and don't work." },
};

/** The record of the keychain can't be read. */
export function unsure(): SessionView {
  const { storage: __, storageText: ___, fractionLeft: ____, ...rest } = acme;
  return { ...rest, state: 'signed-out', isUnsure: true, timeText: 'Not known whether you are signed in' };
}

export const damagedRecord: ProblemView = {
  kind: 'file',
  what: "Tokens in the keychain can't be found: ~/.config/daypass/keychain.json is damaged.",
  why: 'It says which sessions are in the keychain. The tokens themselves are not in it.',
  next: 'Fix in Tools, Check-up makes it anew from what is in the keychain; so does `daypass doctor --fix`.',
};

/** A sign-in whose token the keychain did not take. */
export function refused(): SessionView {
  const { storage: __, storageText: ___, fractionLeft: ____, ...rest } = acme;
  return { ...rest, state: 'signed-out', timeText: 'Signed out', signInProblem: locked };
}

export const noKeychain: KeychainLook = {
  state: 'unusable',
  name: 'the keyring',
  problem: {
    kind: 'keychain',
    what: 'There is no keyring on this computer.',
    why: 'Nothing here offers the Secret Service, which keeps passwords on Linux desktops.',
    next: 'Install gnome-keyring, KWallet or KeePassXC, and sign in to your desktop anew.',
  },
};

const many = Array.from({ length: 60 }, (_, at) => `team-${at}-${at % 3 === 0 ? 'read-only' : 'uploads'}`);

export const largePreview: Partial<KeychainPreview> = {
  profiles: many,
  left: [
    { profile: 'legacy-reports', why: 'It takes its role from two profiles at once, which Daypass does not change.' },
    { profile: 'etl', why: 'It is written by another program, in ~/.aws/credentials, line 12.' },
  ],
  unaffected: many.map((name) => `${name}-keys`),
  files: [
    '~/.aws/sso/cache/5bbc2dc0ffdf4d5b8b1e2ab2de3a4c5d6e7f8091.json',
    '~/.aws/sso/cache/aws-toolkit-registration-0f1e2d3c4b5a69788796a5b4c3d2e1f001122334.json',
  ],
};
