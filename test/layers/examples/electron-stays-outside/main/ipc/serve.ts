import { ipcMain } from 'electron';

export const serve = () => ipcMain;
