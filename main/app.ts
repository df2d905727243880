import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { app, ipcMain, Menu, protocol } from 'electron';
import { version } from '../package.json';
import { systemClipboard } from './adapters/clipboard.ts';
import { systemClock } from './adapters/clock.ts';
import { localTime } from './adapters/local-time.ts';
import { createLog, type Log } from './adapters/log.ts';
import { type Places, placesOf } from './adapters/places.ts';
import { onWake } from './adapters/power.ts';
import { isFirstStart, openSettings, type Settings } from './adapters/settings.ts';
import { type StartupTimes, startupTimes } from './adapters/startup-times.ts';
import { createTray } from './adapters/tray.ts';
import { hasTrayHost } from './adapters/tray-host.ts';
import { appServices } from './app-services.ts';
import { pathLabel } from './domain/path-label.ts';
import { problemOf, sentenceOf } from './domain/problem.ts';
import { initialState } from './domain/state.ts';
import { trayOf } from './domain/tray-of.ts';
import { createViewOf } from './domain/view-of.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createPush } from './ipc/push.ts';
import { serve } from './ipc/serve.ts';
import { actFromTray } from './services/act-from-tray.ts';
import { actFromWindow } from './services/act-from-window.ts';
import { actOnSessions } from './services/act-on-sessions.ts';
import { holdState, type StateHolder } from './services/hold-state.ts';
import { keepPins } from './services/keep-pins.ts';
import { openConsole } from './services/open-console.ts';
import { pace } from './services/pace.ts';
import { createProblemFor, type ProblemFor } from './services/problem-for.ts';
import { lockDown } from './window/lock-down.ts';
import { refuseDebugging } from './window/locks/refuse-debugging.ts';
import { appOrigin, registerAppScheme } from './window/scheme.ts';
import { createWindowManager, type WindowManager } from './window/window.ts';

/** While roles arrive by the hundred, the tray and the window are drawn no more often than this. */
const drawEveryMs = 200;

/** Starts the tray app, or shows the window of the one that runs. It must run before Chromium does, and returns at once. */
export function startApp(): void {
  const times = startupTimes();
  const refusal = refuseDebugging(app.isPackaged, (name) => app.commandLine.hasSwitch(name));
  if (refusal !== undefined) {
    leave(refusal, 2);
    return;
  }
  const places = placesOf(process.env, process.platform, homedir());
  try {
    mkdirSync(places.home, { recursive: true, mode: 0o700 });
  } catch (error) {
    leave(`The folder ${places.home} can't be made. ${sentenceOf(problemOf(error).words)}`, 6);
    return;
  }
  // The lock lies in this folder: who moves the folder runs an app of its own.
  app.setPath('userData', places.home);
  app.setPath('sessionData', join(places.home, 'chromium'));
  if (!app.requestSingleInstanceLock()) {
    leave(undefined, 0);
    return;
  }
  times.mark('lock');
  registerAppScheme(protocol);
  lockDown(app);
  // Electron's usual menu would be built before `ready`; the window brings its own.
  Menu.setApplicationMenu(null);
  app.whenReady().then(() => {
    times.mark('ready');
    run(places, times);
  });
}

function leave(message: string | undefined, exitCode: number): void {
  if (message !== undefined) process.stderr.write(`daypass: ${message}\n`);
  app.exit(exitCode);
}

function run(places: Places, times: StartupTimes): void {
  const firstStart = isFirstStart(places.home);
  const log = createLog(join(places.home, 'logs'));
  const problemFor = createProblemFor(log.error);
  const holder = holdState(initialState(systemClock.now()), (error) => log.error('A listener failed.', error));
  reportCrashes(holder, log);
  const services = appServices({ holder, places, problemFor, env: process.env, version, label });
  const window = createAppWindow(holder, services, settingsOf(holder, places, problemFor), log, problemFor);

  const tray = createTray({
    icons: join(app.getAppPath(), 'icons', 'tray'),
    onAction: actFromTray({
      holder,
      openConsole: (access) => openConsole(holder.state(), services.browser, access),
      copy: services.copier.copy,
      clearClipboard: services.copier.clear,
      signIns: services.signIns,
      signOut: services.signOuts.one,
      showWindow: window.show,
      quit: () => app.quit(),
      problemFor,
    }),
  });
  const drawing = pace(() => tray.draw(trayOf(holder.state(), localTime)), drawEveryMs);
  holder.subscribe(drawing.soon);
  drawing.now();
  times.mark('tray');
  log.info(`Daypass ${version} started: ${times.line()}.`);

  app.on('second-instance', window.show);
  app.on('activate', window.show);
  let ended = false;
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
    void services.end().finally(() => {
      ended = true;
      app.quit();
    });
  });
  app.on('will-quit', tray.remove);
  onWake(services.wake);
  if (process.argv.includes('--hidden')) return;
  if (firstStart) window.show();
  else void hasTrayHost(process.platform).then((shown) => !shown && window.show());
}

const label = (path: string): string => pathLabel(path, process.env.HOME || homedir());

type Services = ReturnType<typeof appServices>;

/** The settings, read once the tray is up, with the pins going to and from the state. Without them the app works as well. */
async function settingsOf(holder: StateHolder, places: Places, problemFor: ProblemFor): Promise<Settings | undefined> {
  await new Promise(setImmediate);
  try {
    const settings = await openSettings(places.home, systemClock.now);
    if (settings.setAside !== undefined) {
      const text = `Daypass could not read its settings and starts with new ones. The old ones are in ${label(settings.setAside)}.`;
      holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
    }
    keepPins({ holder, store: settings, problemFor });
    return settings;
  } catch (error) {
    const { words } = problemFor('Opening the settings', error);
    const text = `Daypass could not open its settings, so it won't remember your pins. ${sentenceOf(words)}`;
    holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
    return undefined;
  }
}

/** The window, made when it is first asked for. */
function createAppWindow(
  holder: StateHolder,
  services: Services,
  opened: Promise<Settings | undefined>,
  log: Log,
  problemFor: ProblemFor,
) {
  const viewOf = createViewOf(localTime);
  const view = () => viewOf(holder.state());
  let manager: Promise<WindowManager> | undefined;

  async function create(): Promise<WindowManager> {
    const settings = await opened;
    const folder = app.getAppPath();
    const made = createWindowManager({
      rendererFolder: join(folder, 'renderer'),
      preload: join(folder, 'preload.cjs'),
      icon: join(folder, 'icons', 'icon-256.png'),
      bounds: { read: () => settings?.readBounds(), write: (bounds) => settings?.writeBounds(bounds) },
      onTrouble: (what) => log.error(what),
    });
    const copyText = systemClipboard.write;
    const actions = {
      ...actFromWindow({ holder, view, copyText, ...services }),
      ...actOnSessions({ holder, copyText: services.copyPlain, reload: services.sessions.reload, ...services }),
    };
    serve(ipcMain, createHandlers(actions), { origin: appOrigin, problemFor });
    const push = createPush(made.send);
    const pushing = pace(() => push('view.changed', view()), drawEveryMs);
    // Roles come by the hundred; anything else is what a person did or waits for.
    holder.subscribe((state, before) => (state.listings === before.listings ? pushing.now() : pushing.soon()));
    return made;
  }

  return {
    show(): void {
      manager ??= create();
      void manager.then(
        (made) => {
          services.accounts.begin();
          made.show();
        },
        (error: unknown) => log.error('The window could not be opened.', error),
      );
    },
  };
}

/** What nobody foresaw is logged and told, and the app goes on: Electron's own answer would be a dialog with a stack. */
function reportCrashes(holder: StateHolder, log: Log): void {
  const report = (error: unknown) => {
    log.error('Something unforeseen happened.', error);
    const text = 'Something went wrong in Daypass. If it does not work as it should, quit it and start it anew.';
    holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
