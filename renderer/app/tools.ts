import type { Place } from './place.ts';

/** The pages that the Tools menu leads to. */
export const tools: { place: Place; text: string; detail: string }[] = [
  { place: 'profiles', text: 'Profiles', detail: 'Those that Daypass made' },
];
