/**
 * Switches through which another program could read the app's memory or drive its window: Chromium's DevTools protocol and
 * Node's inspector (which the fuses of a packaged app ignore as well).
 */
const doors = [
  'remote-debugging-port',
  'remote-debugging-pipe',
  'remote-debugging-address',
  'remote-debugging-socket-name',
  'remote-allow-origins',
  'auto-open-devtools-for-tabs',
  'inspect',
  'inspect-brk',
  'inspect-brk-node',
  'inspect-port',
  'inspect-publish-uid',
  'inspect-wait',
];

/** Why a packaged app must not start; undefined when it may. `hasSwitch` is `app.commandLine.hasSwitch`. */
export function refuseDebugging(packaged: boolean, hasSwitch: (name: string) => boolean): string | undefined {
  const door = packaged ? doors.find(hasSwitch) : undefined;
  return door && `Daypass does not start with --${door}: it would let other programs read your credentials.`;
}
