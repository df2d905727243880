import { existsSync, realpathSync } from 'node:fs';
import { basename, dirname } from 'node:path';

/** A folder to watch, and the entry of it that matters; every entry when absent. */
type Step = Readonly<{ folder: string; entry?: string }>;

const levelsAbove = 3;

/**
 * The folders to watch for changes to a path, from the top down: the one that holds what changes, and three levels above it,
 * or as many as it takes to come to one that exists. A file that is a link is watched where it leads, too.
 */
export function stepsTo(path: string, kind: 'file' | 'folder'): readonly Step[] {
  const steps: Step[] = kind === 'folder' ? [{ folder: path }] : targetOf(path);
  let below = path;
  for (let level = 0; level < levelsAbove || !existsSync(below); level++) {
    const folder = dirname(below);
    if (folder === below) break;
    steps.unshift({ folder, entry: basename(below) });
    below = folder;
  }
  return steps;
}

function targetOf(path: string): Step[] {
  try {
    const target = realpathSync(path);
    return target === path ? [] : [{ folder: dirname(target), entry: basename(target) }];
  } catch {
    return [];
  }
}
