import { listAccess } from '../services/list-access.ts';

export const account = listAccess;
