import { readFileSync } from 'node:fs';

export const session = () => readFileSync('session');
