/** For example `aws-credentials-ReadOnly-2026-11-12.json`; the day is the one on the person's calendar. */
export function secretFileName(role: string, day: Date): string {
  const parts = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => `${part}`.padStart(2, '0'));
  return `aws-credentials-${role}-${parts.join('-')}.json`;
}
