import { clock } from '../adapters/clock.ts';

export const serve = clock;
