/** Tells of changes to a folder's entries, or to one file, present or not; gives a function that stops it (a port). */
export type Watch = (path: string, kind: 'file' | 'folder', onChange: () => void) => () => void;

type Watched = Readonly<{ path: string; kind: 'file' | 'folder' }>;
/** `record`: of the sessions whose tokens are not in the cache. */
type Places = Readonly<{ configFile: string; tokenCache: string; record: string }>;
type WatchPorts = Readonly<{ watch: Watch; places: Places }>;

const settleMs = 100;
const longestWaitMs = 500;

/**
 * Calls `onChange` soon after the config file, the token cache or the record changed, once for a flurry of changes. Gives a function
 * that stops it.
 */
export const watchSessions = ({ watch, places }: WatchPorts, onChange: () => void): (() => void) =>
  watchAll(
    watch,
    [
      { path: places.tokenCache, kind: 'folder' },
      { path: places.configFile, kind: 'file' },
      { path: places.record, kind: 'file' },
    ],
    onChange,
  );

/** Calls `onChange` soon after any of these changed, once for a flurry of changes. Gives a function that stops it. */
export function watchAll(watch: Watch, all: readonly Watched[], onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let firstAt: number | undefined;
  const changed = () => {
    // Counted by a clock that nobody sets, so that a jump of the system's clock can't delay the news.
    const now = performance.now();
    firstAt ??= now;
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        firstAt = undefined;
        onChange();
      },
      Math.max(0, Math.min(settleMs, firstAt + longestWaitMs - now)),
    );
  };
  const stops = all.map(({ path, kind }) => watch(path, kind, changed));
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}
