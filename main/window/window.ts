import { app, BrowserWindow, Menu, nativeTheme, type Session } from 'electron';
import { appMenu } from './app-menu.ts';
import { backgroundColor } from './background-color.ts';
import { keepInReach, workAreas } from './keep-in-reach.ts';
import { recoverOnce } from './recover-once.ts';
import { appOrigin } from './scheme.ts';
import { webPreferences } from './web-preferences.ts';
import { type Bounds, openingBounds, smallestSize } from './window-bounds.ts';
import { windowSession } from './window-session.ts';

export type WindowOptions = Readonly<{
  /** The folder of `index.html`, an absolute path. */
  rendererFolder: string;
  /** The bundled preload, an absolute path. */
  preload: string;
  /** The window's icon on Linux, an absolute path to a PNG. */
  icon?: string;
  /** Where the window was left; kept by the app's settings. Neither may throw: nobody waits for the answer. */
  bounds: Readonly<{ read(): Bounds | undefined; write(bounds: Bounds): void }>;
  /** Is told, for the log, when the page had to be loaded anew or given up. */
  onTrouble(what: string): void;
  /** The window has come to sight, however that came about. */
  onShown(): void;
  /** The person turned to the window: it was not the one in front before. */
  onFocused(): void;
  /** The window is no more; it is made anew when it is asked for. */
  onGone(): void;
}>;

export type WindowManager = Readonly<{
  /** Makes the window if there is none; brings it to the front. */
  show(): void;
  /** True while a person can see the window. */
  visible(): boolean;
  /** Sends to the page, if there is one. */
  send(channel: string, payload: unknown): void;
}>;

/** A hidden window is kept this long, so that it opens at once again; then its memory is given back. */
const keepHiddenMs = 5 * 60_000;

/** The one window. Call it after `app` is ready. Closing the window hides it; only quitting ends the app. */
export function createWindowManager(options: WindowOptions): WindowManager {
  const { bounds, icon, onTrouble } = options;
  let session: Session | undefined;
  let window: BrowserWindow | undefined;
  let giveUp: NodeJS.Timeout | undefined;
  let quitting = false;

  app.on('before-quit', () => {
    quitting = true;
  });
  // Without a listener Electron quits with its last window, and the tray would go with it.
  app.on('window-all-closed', () => undefined);

  /** What the first window needs, and a start that only shows the tray does not. */
  function prepare(): Session {
    Menu.setApplicationMenu(Menu.buildFromTemplate(appMenu(process.platform)));
    nativeTheme.on('updated', () => window?.setBackgroundColor(backgroundColor(nativeTheme.shouldUseDarkColors)));
    return windowSession(options.rendererFolder);
  }

  function open(): BrowserWindow {
    session ??= prepare();
    const made = new BrowserWindow({
      ...openingBounds(bounds.read(), workAreas()),
      minWidth: smallestSize.width,
      minHeight: smallestSize.height,
      title: 'Daypass',
      show: false,
      backgroundColor: backgroundColor(nativeTheme.shouldUseDarkColors),
      ...(icon !== undefined && { icon }),
      webPreferences: { ...webPreferences(app.isPackaged), session, preload: options.preload },
    });
    made.setMenuBarVisibility(false);
    made.once('ready-to-show', () => reveal(made));
    made.on('page-title-updated', (event) => event.preventDefault());
    made.on('close', (event) => {
      bounds.write(made.getNormalBounds());
      if (quitting) return;
      event.preventDefault();
      hide();
    });
    made.on('show', options.onShown);
    made.on('restore', options.onShown);
    made.on('focus', options.onFocused);
    made.on('closed', () => {
      if (window === made) window = undefined;
      options.onGone();
    });
    recoverOnce(made, onTrouble);
    keepInReach(made);
    void made.loadURL(`${appOrigin}/index.html`).catch((error: Error) => onTrouble(error.message));
    return made;
  }

  function show(): void {
    clearTimeout(giveUp);
    if (window === undefined) {
      window = open();
      return;
    }
    reveal(window);
  }

  function hide(): void {
    window?.hide();
    clearTimeout(giveUp);
    giveUp = setTimeout(() => window?.destroy(), keepHiddenMs);
    giveUp.unref();
  }

  return {
    show,
    visible: () => window?.isVisible() === true && !window.isMinimized(),
    send: (channel, payload) => window?.webContents.send(channel, payload),
  };
}

function reveal(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
