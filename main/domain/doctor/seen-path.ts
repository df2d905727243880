/** A file or folder as it lies there; of a link, what lies behind it. `modifiedAt` is UTC ms. */
export type SeenPath = Readonly<{
  path: string;
  /** As people write it. */
  label: string;
  /** The label of the folder that it was found in, where it is one of many. */
  within?: string;
  /** `nothing`: a link that leads nowhere. */
  kind: 'file' | 'folder' | 'other' | 'nothing';
  /** Where the link leads, as people write it. */
  leadsTo?: string;
  /** Keys or tokens may be in it. */
  isSecret: boolean;
  /** Whose and how open it is matters; else it is only one of the files that lie about. */
  isOurs: boolean;
  mode: number;
  uid: number;
  modifiedAt: number;
}>;

export type ModeChange = Readonly<{ path: string; mode: number }>;
