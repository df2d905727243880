import type { KeychainFailure, KeychainFailureKind } from './keychain-failure.ts';
import { Problem, type ProblemWords } from './problem.ts';

/** What people call the keychain of this system, as it goes inside a sentence. */
export function keychainName(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'the macOS Keychain';
  return platform === 'win32' ? 'Windows Credential Manager' : 'the keyring';
}

/** A keychain that did not do what was asked, in words for the person. */
export function keychainProblem(failure: KeychainFailure, platform: NodeJS.Platform): Problem {
  const name = keychainName(platform);
  const own =
    platform === 'darwin'
      ? onMac[failure.kind]
      : platform === 'win32'
        ? onWindows[failure.kind]
        : onLinux[failure.kind];
  return new Problem('keychain', own ?? anywhere[failure.kind](name, failure.detail), { cause: failure });
}

const startOf = (name: string): string => name.slice(0, 1).toUpperCase() + name.slice(1);

const anywhere: Readonly<Record<KeychainFailureKind, (name: string, detail?: string) => ProblemWords>> = {
  'no-bus': (name, detail) =>
    words(`${startOf(name)} can't be reached.`, detail, 'Log out and in again, then try again.'),
  'no-service': (name, detail) =>
    words(`${startOf(name)} can't be used.`, detail, 'Install Daypass again, then try again.'),
  'no-collection': (name, detail) =>
    words(`${startOf(name)} has no place for tokens.`, detail, 'Log out and in again, then try again.'),
  locked: (name, detail) => words(`${startOf(name)} is locked.`, detail, 'Unlock it, then try again.'),
  denied: (name, detail) =>
    words(`Daypass was not let into ${name}.`, detail, 'Try again, and say yes when you are asked.'),
  timeout: (name) => words(`${startOf(name)} does not answer.`, undefined, 'Log out and in again, then try again.'),
  'too-large': (name, detail) =>
    words(`The token is too large for ${name}.`, detail, 'Keep the tokens of this session in a file.'),
  damaged: (name) =>
    words(
      `The token in ${name} is damaged.`,
      'Parts of it are missing, or are not what Daypass put there.',
      'Sign in again to put a new one in its place.',
    ),
  taken: (name, detail) =>
    words(
      `What ${name} has under the name of this session is no token of it.`,
      detail ?? 'Another program put it there, or it belongs to another portal.',
      `${detail === undefined ? 'Delete' : backOrDelete} that item if nobody needs it, or give the session another name; then try again.`,
    ),
  newer: (name) =>
    words(
      `The token in ${name} was put there by a newer Daypass.`,
      'This one is too old to read it, and lets it alone.',
      'Use the newer Daypass for this session.',
    ),
  changed: (name) =>
    words(
      `${startOf(name)} did not keep the token as it was.`,
      'What was read back is not what was written.',
      'Try again. If it happens again, keep the tokens of this session in a file.',
    ),
  refused: (name, detail) => words(`${startOf(name)} refused.`, detail, 'Try again.'),
};

/** Only of an item of another portal there is a detail. */
const backOrDelete = 'If the session was given another start URL, set that back. Or delete';

type Some = Readonly<Partial<Record<KeychainFailureKind, ProblemWords>>>;

const onMac: Some = {
  locked: {
    what: 'The macOS Keychain is locked.',
    why: 'macOS may ask nobody for its password here, as over SSH.',
    next: 'Unlock it with `security unlock-keychain`, or try again at the Mac itself.',
  },
  denied: {
    what: 'Daypass was not let into the macOS Keychain.',
    why: 'The question of macOS was closed, or answered with no.',
    next: 'Try again, and choose "Always Allow".',
  },
  timeout: {
    what: 'The macOS Keychain does not answer.',
    why: 'macOS may be asking for your password in a window of its own.',
    next: 'Look for that window and answer it, then try again.',
  },
  'no-collection': {
    what: 'There is no macOS Keychain to put tokens into.',
    next: 'Open "Keychain Access", see to it that there is a login keychain, then try again.',
  },
};

const onWindows: Some = {
  'no-service': {
    what: "Windows Credential Manager can't be used.",
    why: 'It is there only for who is logged in to Windows, and an administrator may have switched it off.',
    next: 'Try again in your own Windows session, or keep tokens in files.',
  },
};

const onLinux: Some = {
  'no-bus': {
    what: "The keyring can't be reached.",
    why: 'There is no D-Bus session bus here, as over SSH, in a container or in a job of cron.',
    next: 'Try again in your desktop session.',
  },
  'no-service': {
    what: 'There is no keyring here.',
    why: 'No program that keeps secrets for others is running, such as GNOME Keyring, KWallet or KeePassXC.',
    next: 'Install or start one, then try again.',
  },
  'no-collection': {
    what: 'There is no keyring to put tokens into yet.',
    why: 'The program that keeps secrets has no default keyring.',
    next: 'Create one in your desktop session, for example with "Passwords and Keys", then try again.',
  },
  locked: {
    what: 'The keyring is locked.',
    next: 'Unlock it in your desktop session, then try again.',
  },
  denied: {
    what: 'The keyring was not unlocked.',
    why: 'The question for its password was closed, or not answered.',
    next: "Try again, and enter the keyring's password.",
  },
  timeout: {
    what: 'The keyring does not answer.',
    next: 'Restart the program that keeps it, or log out and in again; then try again.',
  },
};

function words(what: string, why: string | undefined, next: string): ProblemWords {
  return why === undefined ? { what, next } : { what, why, next };
}
