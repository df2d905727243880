import { access } from './access.ts';

export const account = (): unknown => access();
