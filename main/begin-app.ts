import { join } from 'node:path';
import process from 'node:process';
import { version } from '../package.json';
import { activityOfApp } from './activity-here.ts';
import { systemClock } from './adapters/clock.ts';
import { localTime } from './adapters/local-time.ts';
import type { Log } from './adapters/log.ts';
import { isStartedHidden } from './adapters/login-item.ts';
import type { Places } from './adapters/places.ts';
import { onSessionEnd, onWake } from './adapters/power.ts';
import { isFirstStart, type Settings } from './adapters/settings.ts';
import { appServices } from './app-services.ts';
import { pathLabel } from './domain/path-label.ts';
import { createViewOf } from './domain/view-of.ts';
import { createHandlers } from './ipc/handlers.ts';
import { createPush } from './ipc/push.ts';
import { type IpcMain, serve } from './ipc/serve.ts';
import { remindersHere } from './reminders-here.ts';
import { actFromTray } from './services/act-from-tray.ts';
import { actFromWindow } from './services/act-from-window.ts';
import { actOnKeychain } from './services/act-on-keychain.ts';
import { actOnProfileNames } from './services/act-on-profile-names.ts';
import { actOnProfiles } from './services/act-on-profiles.ts';
import { actOnSessions } from './services/act-on-sessions.ts';
import type { StateHolder } from './services/hold-state.ts';
import { keepViewCurrent } from './services/keep-view-current.ts';
import type { NoteActivity } from './services/note-activity.ts';
import { openAtStart } from './services/open-at-start.ts';
import { createProblemFor, type ProblemFor } from './services/problem-for.ts';
import { type QuitInOrder, quitInOrder } from './services/quit-in-order.ts';
import type { Turns } from './services/take-turns.ts';
import { settingsHere } from './settings-here.ts';
import { toolsHere } from './tools-here.ts';
import { appOrigin } from './window/scheme.ts';
import { createWindowManager } from './window/window.ts';

/** What is there before anything but the tray. */
type Beginning = Readonly<{
  places: Places;
  holder: StateHolder;
  log: Log;
  /** Where the app's files are. */
  folder: string;
  ipc: IpcMain;
  quit(): void;
}>;

/** What every part of the app shares. */
type Core = Pick<Beginning, 'places' | 'holder' | 'log'> &
  Readonly<{
    problemFor: ProblemFor;
    note: NoteActivity;
    /** The writing of what was noted. */
    recording: Pick<Turns, 'busy' | 'settled'>;
    label(path: string): string;
  }>;

export type RunningApp = Readonly<{
  /** Does what was chosen in the tray. */
  act: ReturnType<typeof actFromTray>;
  showWindow(): void;
  /** For Electron's `before-quit`. */
  onQuit: QuitInOrder['onQuit'];
}>;

/**
 * Begins all that the tray shows and does, but for the tray itself: once, when Electron is ready. It ends in order where the caller tells it
 * that somebody quits; the end of the person's session, and of the machine's sleep, it hears by itself.
 */
export function beginApp({ places, holder, log, folder, ipc, quit }: Beginning): RunningApp {
  const isFirst = isFirstStart(places.home);
  const { note, ...recording } = activityOfApp(places, log);
  const label = (path: string) => pathLabel(path, places.personHome);
  const core: Core = { places, holder, log, problemFor: createProblemFor(log.error), note, recording, label };
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
  const window = createAppWindow({ ...core, folder, ipc }, services, settings);

  const act = actFromTray({
    ...core,
    openConsole: services.access.openConsole,
    copy: services.access.copyCredentials,
    clearClipboard: services.copier.clear,
    signIns: services.signIns,
    signOut: services.signOuts.one,
    showWindow: window.show,
    quit,
  });
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

  const ending = quitInOrder({
    unfinished: services.unfinished,
    end: async () => void (await Promise.all([services.end(), reminders.then((shown) => shown.end())])),
    quit,
  });
  onSessionEnd(ending.onSessionEnd);
  onWake(services.wake);
  if (!isStartedHidden()) void openAtStart({ holder, settings, isFirst, showWindow: window.show });
  return { act, showWindow: window.show, onQuit: ending.onQuit };
}

type Services = ReturnType<typeof appServices>;

/** The window, made when it is first asked for. For its sake nothing is listed before, nor when it is gone. */
function createAppWindow(
  { folder, ipc, ...core }: Core & Pick<Beginning, 'folder' | 'ipc'>,
  services: Services,
  settings: Promise<Settings | undefined>,
) {
  const { holder, log } = core;
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
  serve(ipc, createHandlers(actions), { origin: appOrigin, problemFor: core.problemFor });

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
