import { shell } from 'electron';

export const open = () => shell;
