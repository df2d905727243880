import { app, Menu, nativeImage, Tray } from 'electron';

// The least that an Electron app with a tray can be: what Daypass is measured against.
const dot =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAYAAAAf8/9hAAAAGklEQVR42mNk+M9QzzCKAVjGARgFo2AUjAIAAQgBAf5C0nYAAAAASUVORK5CYII=';
let tray;
app.on('window-all-closed', () => {});
app.whenReady().then(() => {
  tray = new Tray(nativeImage.createFromDataURL(dot));
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Quit', click: () => app.quit() }]));
});
