import type { Channel } from './channel.ts';

export type Contract = Channel;
