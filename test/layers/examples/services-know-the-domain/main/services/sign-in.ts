import { ask } from '../cli/ask.ts';

export const signIn = ask;
