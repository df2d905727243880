import type { Section } from '../aws-file/parse.ts';
import { credentialsHeld } from '../profile-credentials.ts';
import type { Finding } from './finding.ts';
import type { ReadFile } from './read-file.ts';

const mostLines = 5;

/** Whether the AWS CLI can read its two files, and what in them it passes over. */
export function fileFindings(config: ReadFile, credentials: ReadFile): readonly Finding[] {
  const found = [
    ...unreadable(config),
    ...unreadable(credentials),
    ...config.file.sections.filter(isForgotten).map((section) => ignored(config, section)),
    ...credentials.file.sections.filter(isPrefixed).map((section) => misnamed(credentials, section)),
  ];
  if (found.length > 0) return found;
  const there = [config, credentials].filter(({ isThere }) => isThere).map(({ label }) => label);
  const what = there.length === 0 ? 'There are no AWS files yet.' : `The AWS CLI can read ${there.join(' and ')}.`;
  return [{ check: 'files', status: 'ok', what }];
}

function unreadable({ label, unreadable: words, file: { flaws } }: ReadFile): readonly Finding[] {
  if (words !== undefined) return [{ check: 'files', status: 'problem', ...words }];
  if (flaws.length === 0) return [];
  const lines = flaws.slice(0, mostLines).map(({ line, what }) => `Line ${line}: ${what}.`);
  const more = flaws.length > mostLines ? [`And ${flaws.length - mostLines} more lines.`] : [];
  const hasMark = flaws.some(({ what }) => what.includes('(BOM)'));
  return [
    {
      check: 'files',
      status: 'problem',
      what: `The AWS CLI can't read ${label}.`,
      why: [...lines, ...more].join(' '),
      next: hasMark
        ? 'Save the file as "UTF-8", without a byte order mark (BOM); until then, AWS tools may not see what is in it.'
        : 'Correct that; until then, AWS tools may not see what is in this file.',
    },
  ];
}

/** In the config file, only a profile's own prefix makes it one. */
const isForgotten = ({ kind, settings }: Section): boolean => kind === 'other' && credentialsHeld(settings).length > 0;

function ignored({ label }: ReadFile, { header, line }: Section): Finding {
  const name = header.replace(/^profile\s*/, '');
  const quoted = /\s/.test(name) ? `"${name.replaceAll('"', '')}"` : name;
  return {
    check: 'files',
    status: 'note',
    what: `AWS tools pass over [${header}] in ${label}.`,
    why: `Line ${line}: in this file, the name of a profile stands behind the word "profile".`,
    next: `If it is to be a profile, write [profile ${quoted}].`,
  };
}

const isPrefixed = ({ kind, header, settings }: Section): boolean =>
  kind === 'profile' && /^profile\s/.test(header) && credentialsHeld(settings).length > 0;

function misnamed({ label }: ReadFile, { header, name, line }: Section): Finding {
  return {
    check: 'files',
    status: 'note',
    what: `The profile on line ${line} of ${label} is called "${header}".`,
    why: 'In this file, the word "profile" is a part of the name.',
    next: `If it is to be called "${name}", write [${name}].`,
  };
}
