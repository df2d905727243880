/** Settings to put into the section with this header, which is added when it is missing. */
export type Put = Readonly<{ header: string; settings: ReadonlyMap<string, string> }>;
