/** A text that Daypass wrote in the place of another one; without a text there is no file. */
export type OwnWrite = Readonly<{ path: string; from: string | undefined; to: string | undefined }>;

export type OwnWrites = Readonly<{
  note(write: OwnWrite): void;
  /** What a text of a file has become by Daypass's own hand alone, if it has. */
  since(path: string, text: string | undefined): string | undefined;
}>;

/** Remembers what Daypass wrote over certain texts: those that `textsOf` names for a file. */
export function ownWrites(textsOf: (path: string) => readonly string[]): OwnWrites {
  let known: readonly (OwnWrite & Readonly<{ to: string }>)[] = [];
  return {
    note({ path, from, to }) {
      if (from === undefined || to === undefined) return;
      const others = known.filter((one) => one.path !== path || one.from !== from);
      const led = others.map((one) => (one.path === path && one.to === from ? { ...one, to } : one));
      known = [...led, { path, from, to }].filter((one) => textsOf(one.path).some((text) => text === one.from));
    },
    since: (path, text) => known.find((one) => one.path === path && one.from === text)?.to,
  };
}
