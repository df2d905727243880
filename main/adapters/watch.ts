import { type FSWatcher, watch as fsWatch } from 'node:fs';
import { dirname } from 'node:path';
import type { Watch } from '../services/watch-sessions.ts';
import { fingerprintOf } from './fingerprint.ts';
import { stepsTo } from './steps-to.ts';

const pollMs = 1500;
const retryMs = 250;

/**
 * Watches a folder or a file that need not exist yet. The folders on the way to it are watched too, each for the next step
 * alone, so that nothing is polled and yet a folder that is made later, moved or replaced is found. Only where the system
 * can't watch (some network drives, no watches left) are dates compared, every 1.5 s.
 */
export const watchPath: Watch = (path, kind, onChange) => {
  let watchers: FSWatcher[] = [];
  let polling: NodeJS.Timeout | undefined;
  let retrying: NodeJS.Timeout | undefined;
  let stopped = false;

  const detach = () => {
    for (const watcher of watchers) watcher.close();
    watchers = [];
    clearInterval(polling);
    polling = undefined;
  };
  const reattach = () => {
    if (stopped) return;
    detach();
    attach();
    onChange();
  };
  const poll = () => {
    let before = fingerprintOf(path);
    polling ??= setInterval(() => {
      const now = fingerprintOf(path);
      if (now !== before) onChange();
      before = now;
    }, pollMs).unref();
  };
  const attach = () => {
    // From the top down: what is made while the watchers are being set is seen by the one above it.
    for (const { folder, entry } of stepsTo(path, kind)) {
      try {
        const watcher = fsWatch(folder, { persistent: false }, (event, changed) => {
          if (entry !== undefined && changed !== null && changed !== entry) return;
          const isTarget = entry === undefined || (kind === 'file' && folder === dirname(path) && event === 'change');
          if (isTarget) onChange();
          else reattach();
        });
        watcher.on('error', () => {
          clearTimeout(retrying);
          retrying = setTimeout(reattach, retryMs).unref();
        });
        watchers.push(watcher);
      } catch (error) {
        // A folder that is not there yet is seen coming by the watcher above it.
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) poll();
      }
    }
  };

  attach();
  return () => {
    stopped = true;
    clearTimeout(retrying);
    detach();
  };
};
