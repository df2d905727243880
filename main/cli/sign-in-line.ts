import type { Session } from '../domain/session.ts';
import { shellOption } from '../domain/shell-word.ts';

/** What to type to sign this session in. */
export const signInLine = ({ name }: Pick<Session, 'name'>): string =>
  `daypass sign-in ${shellOption('session', name)}`;
