import { app } from 'electron';

export const status = () => app.getVersion();
