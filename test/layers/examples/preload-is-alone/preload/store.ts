import { readFileSync } from 'node:fs';

export const store = () => readFileSync('store');
