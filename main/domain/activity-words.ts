import { copyFormats } from '../../preload/contract.ts';
import type { Use } from './activity.ts';

const names: Readonly<Record<string, Readonly<{ name: string }>>> = copyFormats;

/** A record may be older, or newer, than the formats are. */
const formatName = (format: string): string =>
  (Object.hasOwn(names, format) ? names[format]?.name : undefined) ?? format;

const kindNames: Readonly<Record<Extract<Use, { use: 'profile' }>['kind'], string>> = {
  sso: 'through your session',
  process: 'asks Daypass',
  keys: 'temporary keys',
};

/** What an access was used for, in words. */
export function activityWords(use: Use): string {
  switch (use.use) {
    case 'copy':
      return `Copied as ${formatName(use.format)}`;
    case 'verb':
      return `Printed as ${formatName(use.format)}`;
    case 'console':
      return use.page === undefined ? 'Console opened' : `Console opened at ${use.page}`;
    case 'profile':
      return `Profile ${use.profile} set up (${kindNames[use.kind]})`;
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
