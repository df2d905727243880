import { writeFile } from 'node:fs/promises';

export const exportProfile = () => writeFile('profile', '');
