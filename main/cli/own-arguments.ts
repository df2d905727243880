/** Switches of Chromium and Node that launchers, sandboxes and test drivers add anywhere on the line. */
const runtimeSwitches =
  /^--(no-sandbox|no-zygote|log-level|disable-gpu|disable-dev-shm-usage|enable-logging|password-store|user-data-dir|ozone-platform(-hint)?|inspect(-brk)?|remote-debugging-(port|pipe)|(en|dis)able-(features|blink-features)|in-process-gpu|disable-software-rasterizer|force-device-scale-factor)(=|$)/;

const asksAboutUs = new Set(['--help', '-h', '--version', '-v']);

/**
 * What a person typed after `daypass`, without what Electron and its launchers add. Empty when the tray app is wanted.
 * Our own launcher puts it behind a `--`, where it is taken as it is: that is how Chromium keeps its hands off it.
 * `defaultApp` is Electron's `process.defaultApp`: true when run as `electron some/path`, whose path is dropped too.
 */
export function ownArguments(argv: readonly string[], defaultApp: boolean): string[] {
  const all = argv.slice(defaultApp ? 2 : 1);
  const mark = all.indexOf('--');
  // A `--` behind a verb is the person's.
  if (mark !== -1 && all.slice(0, mark).every((argument) => argument.startsWith('-'))) return all.slice(mark + 1);
  const own = all.filter((argument) => !runtimeSwitches.test(argument));
  const first = own.findIndex((argument) => !argument.startsWith('-') || asksAboutUs.has(argument));
  return first === -1 ? [] : own.slice(first);
}
