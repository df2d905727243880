import type { Place } from './place.ts';

/** The pages that the Tools menu leads to. */
export const tools: { place: Place; text: string; detail: string }[] = [
  { place: 'profiles', text: 'Profiles', detail: 'Those that Daypass made' },
  { place: 'several', text: 'Several accounts', detail: 'One role in many accounts at once' },
  { place: 'activity', text: 'Activity', detail: 'What was issued, and to which use' },
  { place: 'checkup', text: 'Check-up', detail: 'Whether all is well on this computer' },
];
