import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { app, ipcMain, Menu, protocol } from 'electron';
import { version } from '../package.json';
import { activityOfApp } from './activity-here.ts';
import { appId } from './adapters/app-id.ts';
import { systemClock } from './adapters/clock.ts';
import { onEndSignal } from './adapters/end-signals.ts';
import { localTime } from './adapters/local-time.ts';
import { createLog, type Log } from './adapters/log.ts';
import { asksForHidden, isStartedHidden } from './adapters/login-item.ts';
import { type Places, placesOf } from './adapters/places.ts';
import { onSessionEnd, onWake } from './adapters/power.ts';
import { isFirstStart, type Settings } from './adapters/settings.ts';
import { type StartupTimes, startupTimes } from './adapters/startup-times.ts';
import { createTray } from './adapters/tray.ts';
import { appServices } from './app-services.ts';
import { pathLabel } from './domain/path-label.ts';
import { problemOf, sentenceOf } from './domain/problem.ts';
import { initialState } from './domain/state.ts';
import { trayOf } from './domain/tray-of.ts';
import { createViewOf } from './domain/view-of.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createPush } from './ipc/push.ts';
import { serve } from './ipc/serve.ts';
import { remindersHere } from './reminders-here.ts';
import { actFromTray } from './services/act-from-tray.ts';
import { actFromWindow } from './services/act-from-window.ts';
import { actOnKeychain } from './services/act-on-keychain.ts';
import { actOnProfileNames } from './services/act-on-profile-names.ts';
import { actOnProfiles } from './services/act-on-profiles.ts';
import { actOnSessions } from './services/act-on-sessions.ts';
import { holdState, type StateHolder } from './services/hold-state.ts';
import { keepViewCurrent } from './services/keep-view-current.ts';
import type { NoteActivity } from './services/note-activity.ts';
import { openAtStart } from './services/open-at-start.ts';
import { pace } from './services/pace.ts';
import { createProblemFor, type ProblemFor } from './services/problem-for.ts';
import { quitInOrder } from './services/quit-in-order.ts';
import type { Turns } from './services/take-turns.ts';
import { settingsHere } from './settings-here.ts';
import { toolsHere } from './tools-here.ts';
import { lockDown } from './window/lock-down.ts';
import { refuseDebugging } from './window/locks/refuse-debugging.ts';
import { appOrigin, registerAppScheme } from './window/scheme.ts';
import { createWindowManager } from './window/window.ts';

/** While roles arrive by the hundred, the tray is drawn no more often than this. */
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
  // Windows shows notifications of an app under this name alone, which its shortcut carries, too.
  app.setAppUserModelId(appId);
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

/** What every part of the app shares. */
type Core = Readonly<{
  places: Places;
  holder: StateHolder;
  log: Log;
  problemFor: ProblemFor;
  note: NoteActivity;
  /** The writing of what was noted. */
  recording: Pick<Turns, 'busy' | 'settled'>;
  label(path: string): string;
}>;

function run(places: Places, times: StartupTimes): void {
  const firstStart = isFirstStart(places.home);
  const log = createLog(join(places.home, 'logs'), places.personHome);
  const holder = holdState(
    initialState(systemClock.now()),
    (error) => log.error('A change of the state failed.', error),
    systemClock.now,
  );
  const label = (path: string) => pathLabel(path, places.personHome);
  const { note, ...recording } = activityOfApp(places, log);
  const core: Core = { places, holder, log, problemFor: createProblemFor(log.error), note, recording, label };
  reportCrashes(core);
  const services = appServices({
    ...{ ...core, version, env: process.env },
    showWindow: () => window.show(),
    settingsLoaded: () => settings,
  });
  const settings = settingsHere({
    ...core,
    onShortcut() {
      holder.dispatch({ type: 'visit-asked', visit: { to: 'search' } });
      window.show();
    },
  });
  const window = createAppWindow(core, services, settings);

  const act = actFromTray({
    ...core,
    openConsole: services.access.openConsole,
    copy: services.access.copyCredentials,
    clearClipboard: services.copier.clear,
    signIns: services.signIns,
    signOut: services.signOuts.one,
    showWindow: window.show,
    quit: () => app.quit(),
  });
  const tray = createTray({ icons: join(app.getAppPath(), 'icons', 'tray'), onAction: act });
  const drawing = pace(() => tray.draw(trayOf(holder.state(), localTime)), drawEveryMs);
  holder.subscribe(drawing.soon);
  drawing.now();
  times.mark('tray');
  log.info(`Daypass ${version} started: ${times.line()}.`);
  // Else a person would be reminded at times that they have set otherwise.
  const reminders = settings.then((loaded) =>
    remindersHere({
      ...core,
      platform: process.platform,
      clock: systemClock,
      act: (key, action) => void act({ do: 'act-on-reminder', key, action }),
      isNewsWithoutTray: async () => loaded?.isNewsWithoutTray() ?? true,
    }),
  );

  app.on('second-instance', (_event, args) => {
    if (!asksForHidden(args)) window.show();
  });
  app.on('activate', window.show);
  const ending = quitInOrder({
    unfinished: services.unfinished,
    end: async () => void (await Promise.all([services.end(), reminders.then((shown) => shown.end())])),
    quit: () => app.quit(),
  });
  app.on('before-quit', ending.onQuit);
  app.on('will-quit', tray.remove);
  onSessionEnd(ending.onSessionEnd);
  onEndSignal(() => app.quit());
  onWake(services.wake);
  if (!isStartedHidden()) void openAtStart({ holder, settings, isFirst: firstStart, showWindow: window.show });
}

type Services = ReturnType<typeof appServices>;

/** The window, made when it is first asked for. For its sake nothing is listed before, nor when it is gone. */
function createAppWindow(core: Core, services: Services, settings: Promise<Settings | undefined>) {
  const { holder, log } = core;
  const folder = app.getAppPath();
  let loaded: Settings | undefined;
  const manager = createWindowManager({
    rendererFolder: join(folder, 'renderer'),
    preload: join(folder, 'preload.cjs'),
    icon: join(folder, 'icons', 'icon-256.png'),
    bounds: { read: () => loaded?.readBounds(), write: (bounds) => loaded?.writeBounds(bounds) },
    onTrouble: log.error,
    onShown() {
      views.shown();
      // Nobody tells when the script that profiles call is gone, or there again.
      void services.made.reload();
      services.placed.look();
    },
    onFocused: services.placed.look,
    onGone: services.accounts.rest,
  });
  const push = createPush(manager.send);
  const views = keepViewCurrent({
    holder,
    viewOf: createViewOf(localTime),
    visible: manager.visible,
    send: (view) => push('view.changed', view),
  });
  const actions = {
    ...services.access,
    ...actFromWindow({ ...core, view: views.view, ...services }),
    ...actOnProfiles({ ...core, ...services }),
    ...actOnProfileNames({ holder, copyText: services.copier.copyPlain }),
    ...actOnSessions({ holder, copyText: services.copier.copyPlain, reload: services.sessions.reload, ...services }),
    ...actOnKeychain({ holder, ...services }),
    ...services.several.actions,
    ...toolsHere({ ...core, find: services.find, copyText: services.copier.copyPlain }),
  };
  serve(ipcMain, createHandlers(actions), { origin: appOrigin, problemFor: core.problemFor });

  async function show(): Promise<void> {
    try {
      loaded = await settings;
      services.accounts.begin();
      services.several.look();
      manager.show();
    } catch (error) {
      log.error('The window could not be opened.', error);
    }
  }

  return { show: () => void show() };
}

/** What nobody foresaw is logged and told, and the app goes on: Electron's own answer would be a dialog with a stack. */
function reportCrashes({ holder, log }: Core): void {
  const report = (error: unknown) => {
    log.error('Something unforeseen happened.', error);
    const text = 'Something went wrong in Daypass. If it does not work as it should, quit it and start it anew.';
    holder.dispatch({ type: 'told', notice: { tone: 'problem', text } });
  };
  process.on('uncaughtException', report);
  process.on('unhandledRejection', report);
}
