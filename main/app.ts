import { mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { app, dialog, ipcMain, Menu, protocol } from 'electron';
import { version } from '../package.json';
import { appId } from './adapters/app-id.ts';
import { systemClock } from './adapters/clock.ts';
import { onEndSignal } from './adapters/end-signals.ts';
import { localTime } from './adapters/local-time.ts';
import { createLog, type Log, type LogFile } from './adapters/log.ts';
import { asksForHidden } from './adapters/login-item.ts';
import { type Places, placesOf } from './adapters/places.ts';
import { type StartupTimes, startupTimes } from './adapters/startup-times.ts';
import { createTray } from './adapters/tray.ts';
import { pathLabel } from './domain/path-label.ts';
import { problemOf, sentenceOf } from './domain/problem.ts';
import { initialState } from './domain/state.ts';
import { trayOf } from './domain/tray-of.ts';
import { holdState, type StateHolder } from './services/hold-state.ts';
import { pace } from './services/pace.ts';
import { lockDown } from './window/lock-down.ts';
import { refuseDebugging } from './window/locks/refuse-debugging.ts';
import { registerAppScheme } from './window/scheme.ts';

/** While roles arrive by the hundred, the tray is drawn no more often than this. */
const drawEveryMs = 200;
/**
 * The panel and Chromium agree on the icon in several turns, each of which would wait for what the app does meanwhile. A guess: where
 * they take longer, the icon is later, and nothing else.
 */
const settleMs = 20;

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

function run(places: Places, times: StartupTimes): void {
  const folder = app.getAppPath();
  const logs = join(places.home, 'logs');
  const log = createLog(logs, places.personHome);
  const holder = holdState(
    initialState(systemClock.now()),
    (error) => log.error('A change of the state failed.', error),
    systemClock.now,
  );
  reportCrashes(holder, log);

  const tray = createTray({
    icons: join(folder, 'icons', 'tray'),
    onAction: (action) => void begun.then(({ act }) => act(action)),
  });
  const drawing = pace(() => tray.draw(trayOf(holder.state(), localTime)), drawEveryMs);
  holder.subscribe(drawing.soon);
  drawing.now();
  times.mark('tray');
  let isOver = false;
  app.on('will-quit', () => {
    isOver = true;
    tray.remove();
  });

  const begun = systemClock.sleep(settleMs).then(async () => {
    const { beginApp } = await import('./begin-app.ts');
    // What began now would never be ended.
    if (isOver) return never;
    const running = beginApp({ places, holder, log, folder, ipc: ipcMain, quit: () => app.quit() });
    app.on('before-quit', running.onQuit);
    times.mark('begun');
    log.info(`Daypass ${version} started: ${times.line()}.`);
    return running;
  });
  begun.catch((error: unknown) => void giveUp(log, pathLabel(logs, places.personHome), error));
  const show = () => void begun.then(({ showWindow }) => showWindow());
  app.on('second-instance', (_event, args) => {
    if (!asksForHidden(args)) show();
  });
  app.on('activate', show);
  onEndSignal(() => app.quit());
}

const never = new Promise<never>(() => undefined);

/** Ends Daypass, once the person knows: an icon behind which there is nothing would also keep the next start from beginning. */
async function giveUp(log: LogFile, logs: string, error: unknown): Promise<void> {
  log.error('Daypass could not begin.', error);
  // Nothing is written while the message is there.
  await log.settled();
  const lines = [
    'A part of it could not be loaded: its files may be damaged, or they were just being replaced.',
    'Start it again. If that does not help, install it anew.',
    `What went wrong is in ${logs}.`,
  ];
  dialog.showErrorBox('Daypass could not start', lines.join('\n\n'));
  app.exit(1);
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
