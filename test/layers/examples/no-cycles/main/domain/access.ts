import { account } from './account.ts';

export const access = () => account();
