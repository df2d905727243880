import type { JobView } from '../../preload/contract.ts';

const titles = { verify: 'Verify access', file: 'Credentials file', profiles: 'Profiles' };

export const jobTitle = ({ job }: JobView): string => titles[job];
