/** One state of a file: its text as `domain/aws-file/text.ts` reads bytes, and what told it apart from other states. */
export type TextVersion = Readonly<{ text: string; bytes: Uint8Array }>;

/** `backup` is the path of the copy that was made of the old content, when this was the first change of the run. */
export type Replaced = Readonly<{ outcome: 'replaced'; backup?: string } | { outcome: 'stale' }>;

export type Removed = Readonly<{ outcome: 'removed' | 'stale' }>;

/**
 * A text file that a person and other programs write too. The calls reject with a `Problem` of kind `file` that says what
 * to do; the file then is as it was.
 */
export type TextFile = Readonly<{
  path: string;
  /** Undefined when there is no such file (or its folder, or the target of its link). */
  read(): Promise<TextVersion | undefined>;
  /** Puts `next` in the place of `expected`; `stale` when the file is no longer as expected, and nothing was written. */
  replace(next: string, expected: TextVersion | undefined): Promise<Replaced>;
  /** Removes the file; `stale` when it is no longer as expected, or has become a link, and then it stays. */
  remove(expected: TextVersion): Promise<Removed>;
}>;
