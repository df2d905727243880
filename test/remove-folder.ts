import { rm } from 'node:fs/promises';

/** Removes a folder, or nothing. Programs that were just ended, or work that nobody waits for, may still put something into it. */
export const removeFolder = (path: string): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 5 });
