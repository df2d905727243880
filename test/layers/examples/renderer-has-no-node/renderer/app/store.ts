import { hostname } from 'node:os';

export const store = () => hostname();
