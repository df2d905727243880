import type { Use } from './activity.ts';

const formats: Readonly<Record<string, string>> = {
  env: 'for a shell',
  fish: 'for fish',
  powershell: 'for PowerShell',
  cmd: 'for the Command Prompt',
  dotenv: 'as a .env file',
  json: 'as JSON',
  process: 'as credential_process prints them',
};

const formatOf = (format: string): string => (Object.hasOwn(formats, format) ? formats[format] : undefined) ?? format;

/** What an access was used for, in words. */
export function activityWords(use: Use): string {
  switch (use.use) {
    case 'copy':
      return `Copied ${formatOf(use.format)}`;
    case 'verb':
      return `Printed ${formatOf(use.format)}`;
    case 'console':
      return use.page === undefined ? 'Console opened' : `Console opened at ${use.page}`;
    case 'profile':
      return `Profile ${use.profile} set up (${use.kind})`;
    case 'renewal':
      return `Keys of profile ${use.profile} renewed`;
    case 'process':
      return use.by === undefined ? 'Given to a program, by its profile' : `Given to ${use.by}, by its profile`;
    case 'file':
      return `Written to ${use.file}`;
    case 'verify':
      return 'Asked AWS who you are';
  }
}
