import { EventEmitter } from 'node:events';

/** Outside of Electron its module is no more than the path of a program; this is as much of it as electron-store uses. */
const electron = {
  app: { getPath: () => '/nowhere', getVersion: () => '0.1.0' },
  ipcMain: new EventEmitter(),
  shell: {},
};

export const { app, ipcMain, shell } = electron;
export default electron;
