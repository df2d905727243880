import { session } from '../main/domain/session.ts';

export const bridge = session;
