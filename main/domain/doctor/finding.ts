import type { ProblemWords } from '../problem.ts';
import type { ModeChange, SeenPath } from './seen-path.ts';

export type Check =
  | 'permissions'
  | 'files'
  | 'profiles'
  | 'keys'
  | 'leftovers'
  | 'tokens'
  | 'environment'
  | 'endpoints'
  | 'clock'
  | 'tray'
  | 'notifications'
  | 'keychain';

/** `note`: good to know, and nothing fails for it. */
export type Status = 'ok' | 'note' | 'problem';

/** Keys as they were written into a section, told by their fingerprint. */
export type KeysMark = Readonly<{ path: string; header: string; keys: string }>;

/** What can be mended without touching anything that a person wrote. */
export type Mend =
  | Readonly<{ kind: 'modes'; changes: readonly ModeChange[] }>
  | Readonly<{ kind: 'remove-files'; files: readonly Pick<SeenPath, 'path' | 'modifiedAt'>[] }>
  | Readonly<{ kind: 'remove-keys'; keys: readonly KeysMark[] }>
  /** The script of Daypass that profiles call. */
  | Readonly<{ kind: 'write-helper' }>
  /** Tokens on their way from a file into the keychain, or back; `of` are sessions and files. */
  | Readonly<{ kind: 'finish-moves'; of: readonly string[] }>
  /** The record of what is in the keychain; `accounts` are those of items that it has to know. */
  | Readonly<{ kind: 'rebuild-record'; accounts: readonly string[] }>
  /** What nobody reads in the keychain. */
  | Readonly<{ kind: 'remove-items'; accounts: readonly string[] }>;

/** One thing that was looked at, in words for people. */
export type Finding = ProblemWords &
  Readonly<{
    check: Check;
    status: Status;
    mend?: Mend;
    /** Nothing is wrong on this machine but the way to AWS. */
    isUnreachable?: true;
  }>;

/** A finding after `--fix`; `fixed` is absent where there was nothing to mend. What was mended is `ok`. */
export type Mended = Finding & Readonly<{ fixed?: boolean }>;
