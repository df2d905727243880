import type { LeftSecretFile } from '../domain/several-job.ts';

/** A file for secrets (a port). All calls reject with a `Problem` of kind `file`; what is there then is as it was. */
export type SecretFile = Readonly<{
  /** Rejects where it could not be written, so that nobody waits for nothing. */
  check(): Promise<void>;
  /** Puts the text there, readable by its owner alone, whole or not at all. When `signal` is aborted before, it rejects with the reason. */
  write(text: string, signal: AbortSignal): Promise<void>;
  /** Takes away what a killed process left beside it, where that can be. Never rejects. */
  tidy(): Promise<void>;
  /** Whether something is there. Where its folder is away, for it may lie on another disk, it is taken to be. */
  isThere(): Promise<boolean>;
  /** Deletes it if it holds just the text with this digest; one that is gone already is fine, unless its folder is away. */
  remove(digest: string): Promise<'gone' | 'changed'>;
}>;

/** A file that Daypass wrote; `digest` tells its text from any other, and nothing of it. */
export type RememberedFile = Omit<LeftSecretFile, 'label' | 'fromBefore'> & Readonly<{ path: string; digest: string }>;

/** What Daypass remembers of the files with credentials that it wrote, so that it can remind of them (a port). Rejects with a `Problem`. */
export type SecretFileRecord = Readonly<{
  /** The oldest first. */
  list(): Promise<readonly RememberedFile[]>;
  add(file: RememberedFile): Promise<void>;
  remove(ids: readonly string[]): Promise<void>;
}>;
