import { string } from 'valibot';

export const schema = string();
