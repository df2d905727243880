/** Switches of Chromium and Node that launchers, sandboxes and test drivers add anywhere on the line. */
const runtimeSwitches =
  /^--(no-sandbox|no-zygote|log-level|disable-gpu|disable-dev-shm-usage|enable-logging|password-store|user-data-dir|ozone-platform(-hint)?|inspect(-brk)?|remote-debugging-(port|pipe)|(en|dis)able-(features|blink-features)|in-process-gpu|disable-software-rasterizer|force-device-scale-factor)(=|$)/;

const asksAboutUs = new Set(['--help', '-h', '--version', '-v']);

/**
 * What a person typed after `daypass`, without what Electron and its launchers add. Empty when the tray app is wanted.
 * `defaultApp` is Electron's `process.defaultApp`: true when run as `electron some/path`, whose path is dropped too.
 */
export function ownArguments(argv: readonly string[], defaultApp: boolean): string[] {
  const own = argv.slice(defaultApp ? 2 : 1).filter((argument) => !runtimeSwitches.test(argument));
  const first = own.findIndex((argument) => !argument.startsWith('-') || asksAboutUs.has(argument));
  return first === -1 ? [] : own.slice(first);
}
