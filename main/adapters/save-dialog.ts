import { join } from 'node:path';
import { app, BrowserWindow, dialog, type SaveDialogOptions } from 'electron';

type Wish = Readonly<{
  title: string;
  /** The name that is offered, with its ending. */
  name: string;
  filter: Readonly<{ name: string; extensions: string[] }>;
  /** The person's folder that is offered. */
  folder?: 'documents' | 'downloads';
}>;

/** Asks the person where to save a file, in the system's own dialog, which asks before a file is replaced. Undefined when they leave it. */
export async function chooseSavePath({ title, name, filter, folder = 'documents' }: Wish): Promise<string | undefined> {
  const options: SaveDialogOptions = {
    title,
    defaultPath: join(app.getPath(folder), name),
    filters: [filter],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  };
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0];
  const asked = window === undefined ? dialog.showSaveDialog(options) : dialog.showSaveDialog(window, options);
  const { canceled, filePath } = await asked;
  return canceled || filePath === '' ? undefined : filePath;
}
