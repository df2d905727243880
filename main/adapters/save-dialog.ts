import { join } from 'node:path';
import { app, BrowserWindow, dialog } from 'electron';

type Wish = Readonly<{
  title: string;
  /** The name that is offered, with its ending. */
  name: string;
}>;

/** Asks the person where to save a file, in the system's own dialog, which asks before a file is replaced. Undefined when they leave it. */
export async function chooseSavePath({ title, name }: Wish): Promise<string | undefined> {
  const options = {
    title,
    defaultPath: join(app.getPath('documents'), name),
    properties: ['createDirectory', 'showOverwriteConfirmation'] as ('createDirectory' | 'showOverwriteConfirmation')[],
  };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const asked = window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  const { canceled, filePath } = await asked;
  return canceled || filePath === '' ? undefined : filePath;
}
