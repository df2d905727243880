import { createHash, randomBytes } from 'node:crypto';

const salt = randomBytes(16);

/** Gives the same for the same text while the app runs, and nothing of the text. */
export const digest = (text: string): string => createHash('sha256').update(salt).update(text).digest('base64');
