import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, dialog, type FileFilter } from 'electron';

type Wish = Readonly<{
  title: string;
  /** The name that is offered, with its ending. */
  name: string;
  filter: FileFilter;
}>;

/** Asks the person in a dialog of the system where a file is to be saved; undefined when they leave it. */
export async function chooseSavePath({ title, name, filter }: Wish): Promise<string | undefined> {
  const folder = app.getPath('downloads');
  const isThere = await stat(folder).then(
    (facts) => facts.isDirectory(),
    () => false,
  );
  const options = {
    title,
    buttonLabel: 'Save',
    defaultPath: join(isThere ? folder : app.getPath('home'), name),
    filters: [filter],
    properties: ['showOverwriteConfirmation' as const],
  };
  const [window] = BrowserWindow.getAllWindows();
  const { canceled, filePath } = await (window === undefined
    ? dialog.showSaveDialog(options)
    : dialog.showSaveDialog(window, options));
  return canceled || filePath === '' ? undefined : filePath;
}

/** The same for credentials of a role. */
export const askWhereToSave = (role: string): Promise<string | undefined> =>
  chooseSavePath({
    title: 'Save credentials',
    name: secretFileName(role, new Date()),
    filter: { name: 'JSON', extensions: ['json'] },
  });

/** For example `aws-credentials-ReadOnly-2026-11-12.json`, with the day on the person's calendar. */
function secretFileName(role: string, now: Date): string {
  const day = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => `${part}`.padStart(2, '0'));
  return `aws-credentials-${role}-${day.join('-')}.json`;
}
