import type { Session } from '../domain/session.ts';
import { shellWord } from '../domain/sign-in-command.ts';

/** What to type to sign this session in. */
export const signInLine = ({ name }: Pick<Session, 'name'>): string => `daypass sign-in --session ${shellWord(name)}`;
