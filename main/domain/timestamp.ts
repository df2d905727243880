const form = /^(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,](\d+))?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?$/i;

/**
 * The moment that a timestamp in a token file means, in UTC epoch milliseconds; undefined when it means none.
 *
 * Takes every form seen in the wild: `Z` (AWS CLI), `UTC` (AWS CLI before 2.1.14, which V8's Date calls invalid), fractions (the
 * JavaScript SDK, aws-sso-util) and offsets (RFC 3339). A missing zone is UTC, where V8's Date would take the local one.
 */
export function parseTimestamp(text: string): number | undefined {
  const match = form.exec(text.trim());
  if (match === null) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', zone = 'Z'] = match;
  const local = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  // Date.UTC carries over (30 February is 2 March): only a date that comes back unchanged was one.
  if (
    Number.isNaN(local) ||
    new Date(local).toISOString().slice(0, 19) !== `${year}-${month}-${day}T${hour}:${minute}:${second}`
  ) {
    return undefined;
  }
  const offset = offsetMinutes(zone);
  return offset === undefined ? undefined : local + Number(fraction.slice(0, 3).padEnd(3, '0')) - offset * 60_000;
}

/** UTC epoch milliseconds as `YYYY-MM-DDTHH:MM:SSZ`, the one form that every reader of these files takes. */
export function formatTimestamp(ms: number): string {
  return new Date(ms).toISOString().replace(/\.\d+Z$/, 'Z');
}

function offsetMinutes(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  if (Number(hours) > 23 || Number(minutes) > 59) return undefined;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}
