/** What came of reading one file of the token cache. `version` changes whenever the file does. */
export type CacheFileReading =
  | Readonly<{ kind: 'text'; text: string; modifiedAt: number; version: string }>
  /** The file is as it was when it had the version that the reader knows. */
  | Readonly<{ kind: 'unchanged' }>
  | Readonly<{ kind: 'unreadable'; reason: string }>
  | Readonly<{ kind: 'gone' }>;

/** The folder in which the AWS CLI keeps tokens (a port). Times are UTC epoch milliseconds. */
export type TokenCache = Readonly<{
  /** Names of the JSON files; none when the folder is not there. Rejects with a `Problem` when it can't be read. */
  list(): Promise<readonly string[]>;
  read(file: string, knownVersion?: string): Promise<CacheFileReading>;
}>;
