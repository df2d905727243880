import { portal } from '../adapters/portal.ts';

export const listAccess = () => portal;
