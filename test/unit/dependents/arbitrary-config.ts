import fc from 'fast-check';
import { anyFile, tidyFile } from '../aws-file/arbitrary-file.ts';

const one = <T>(...items: T[]) => fc.constantFrom(...items);

const signIn = [
  ['sso_session', 'acme'],
  ['sso_account_id', '001234567890'],
  ['sso_role_name', 'ReadOnlyAccess'],
] as const;
const more = one(
  'region = eu-west-1',
  'output=json',
  's3 =\n    a = b\n    sso_session = x',
  '# note',
  '',
  '   ; deep',
  'sso_region = us-east-1',
  'sso_registration_scopes = x',
  'cli_pager =',
);
const rare = one('aws_access_key_id = AKIA', 'credential_process = x', 'source_profile = a', 'sso_role_name = Other');

/** A profile that signs in to the session "acme", in the hand of many a person. */
const profile = fc
  .record({
    name: one('p1', 'p2', '"p3"', "'my prof'", 'é', 'p/4'),
    flaw: fc.oneof({ weight: 9, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: rare }),
    tail: one('', '', '', '', '', ' # mine', ' x'),
    indent: one('', '', '  ', '\t'),
    equals: one(' = ', '=', ' =  ', ': '),
    order: fc.shuffledSubarray([0, 1, 2], { minLength: 3, maxLength: 3 }),
    between: fc.array(more, { minLength: 4, maxLength: 4 }),
    sparse: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  })
  .map(({ name, flaw, tail, indent, equals, order, between, sparse }) => {
    const used = new Set<string>();
    const others = between.map((text, at) => {
      const key = text.split('=')[0] ?? '';
      if (!sparse[at] || (text.includes('=') && used.has(key))) return [];
      used.add(key);
      return [text.replaceAll(/^(?=\S)/gm, indent)];
    });
    const settings = order.map((at) => signIn[at]).map((pair) => `${indent}${pair?.[0]}${equals}${pair?.[1]}`);
    const lines = settings.flatMap((setting, at) => [...(others[at] ?? []), setting]);
    return [`[profile ${name}]${tail}`, ...lines, ...(others[3] ?? []), ...(flaw === undefined ? [] : [flaw])];
  });

/** Config files with profiles of the session "acme", most of them readable, with lines of every end. */
export const configWithProfiles = fc
  .tuple(
    fc.oneof({ weight: 2, arbitrary: tidyFile }, { weight: 1, arbitrary: anyFile }, { weight: 7, arbitrary: one('') }),
    fc.uniqueArray(profile, { minLength: 1, maxLength: 4, selector: ([header]) => header?.split(']')[0] }),
    fc.oneof(
      { weight: 9, arbitrary: fc.array(one('\n', '\r\n'), { minLength: 3, maxLength: 3 }) },
      { weight: 1, arbitrary: one(['\n', '\r', '\r\n']) },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([start, profiles, ends, isMixed, isClosed]) => {
    const lines = [
      '[sso-session acme]',
      'sso_start_url = https://acme.awsapps.com/start',
      'sso_region = us-east-1',
      ...profiles.flat().flatMap((text) => text.split('\n')),
    ];
    const endOf = (at: number) => (isMixed ? ends[at % 3] : ends[0]);
    const text = lines.map((line, at) => `${line}${at === lines.length - 1 && !isClosed ? '' : endOf(at)}`).join('');
    return start === '' || start.endsWith('\n') ? start + text : `${start}\n${text}`;
  });
