/** A file of the AWS CLI's token cache as it was read. `modifiedAt` is UTC ms. */
export type PlainFile = Readonly<{ file: string; text: string; modifiedAt: number }>;

/**
 * The AWS CLI's token cache, file by file, for who moves tokens into it and out of it (a port). Other programs write there at any
 * moment. Rejects with a `Problem` of kind `file`.
 */
export type PlainTokens = Readonly<{
  /** Names of the JSON files, those that were put aside among them. */
  names(): Promise<readonly string[]>;
  /** Undefined when there is no such file. One that seems to be written just now is waited for, though not for long. */
  read(file: string): Promise<PlainFile | undefined>;
  /**
   * Renames a file to a name under which nobody writes (`asideName`), and gives it as it is once who had it open is through with
   * it; undefined when there is none.
   */
  putAside(file: string): Promise<PlainFile | undefined>;
  /** Puts a text in the place of `expected`, whole or not at all; `undefined` there: of no file. `stale`: it is another one by now. */
  write(file: string, text: string, expected: string | undefined): Promise<'done' | 'stale'>;
  /** With what is behind a link. Done as well when there is none. */
  remove(file: string): Promise<void>;
  /** Takes away what killed processes left of writing a file, its text among it. Never rejects. */
  sweep(file: string): Promise<void>;
  /** The file as people write it. */
  label(file: string): string;
}>;
