import fc from 'fast-check';

const names = ['a', 'b', 'prod', 'my prof', 'x@y', 'é', 'a.b', 'default', 'ünï', '123:Role'];
const keys = ['region', 'Region', 'output', 'sso_session', 'sso_start_url', 's3', 'aws_access_key_id', 'K', 'x y'];
const values = [
  'us-east-1',
  'us-east-1 # note',
  'json ; note',
  'https://example.awsapps.com/start#',
  'https://e.com/#/',
  '',
  '"quoted"',
  'a = b',
  'a:b',
  '\\n',
  'ü',
  '#',
  '[x]',
  '%(region)s',
  '$HOME',
  'tail \u00a0',
  '\u001fodd',
  '\u2028',
];
const one = <T>(...items: T[]) => fc.constantFrom(...items);
const indent = fc.oneof(
  { weight: 6, arbitrary: fc.constant('') },
  { weight: 2, arbitrary: one(' ', '  ', '\t', '    ', '\u00a0') },
);

const header = fc
  .tuple(
    one('', 'profile ', 'profile  ', 'profile\t', 'sso-session ', 'services ', 'Profile ', 'profiles '),
    one(...names),
    one('', '"', "'"),
    one('', '', '', ' # c', ' tail', ' ]'),
  )
  .map(([kind, name, quote, tail]) => `[${kind}${quote}${name}${quote}]${tail}`);
const oddHeader = one(
  '[]',
  '[ ]',
  '[default]',
  '[DEFAULT]',
  '[ default ]',
  '[profile "a]',
  '[profile a\\]',
  '[]]',
  '[a][b]',
  '[profile __x]',
  '[x',
  '[profile a b]',
  "[profile 'a'b]",
  '[plugins]',
);
const setting = fc
  .tuple(one(...keys), one(' = ', '=', ': ', '= ', ' =', ' : ', '\t=\t'), one(...values))
  .map((parts) => parts.join(''));
const plainLine = fc.oneof(
  { weight: 5, arbitrary: header },
  { weight: 10, arbitrary: setting },
  { weight: 2, arbitrary: one('# comment', '; comment', '#[profile z]', ' # indented', '') },
  { weight: 1, arbitrary: one('', '  ', '\t', '\f', '\u0085') },
  { weight: 1, arbitrary: oddHeader },
  { weight: 1, arbitrary: one('nothing here', '= x', ': x', 'k', '=', '\ufeff', 'a\vb = c', '\0 = \0') },
);
const line = fc.tuple(indent, plainLine).map((parts) => parts.join(''));
const block = fc
  .tuple(
    one('s3 =', 's3=', 'services ='),
    fc.array(one('  a = b', '  x = y', '', '  # c', '    z = 1', '  bad', '  a\vb = c', '  a = c\vb'), {
      maxLength: 4,
    }),
  )
  .map(([first, rest]) => [first, ...rest]);
const group = fc.oneof({ weight: 8, arbitrary: line.map((one) => [one]) }, { weight: 1, arbitrary: block });
const end = fc.oneof(
  { weight: 6, arbitrary: fc.constant('\n') },
  { weight: 3, arbitrary: fc.constant('\r\n') },
  { weight: 1, arbitrary: fc.constant('\r') },
);

/** Files of every sort that people and tools leave behind, most of them flawed. */
export const anyFile = fc
  .tuple(
    one('', '', '', '', '', '\ufeff'),
    fc.array(group, { maxLength: 14 }),
    fc.array(end, { minLength: 5, maxLength: 5 }),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([start, groups, ends, mixed, last]) => {
    const lines = groups.flat();
    const endOf = (at: number) => (mixed ? ends[at % ends.length] : ends[0]) ?? '\n';
    return start + lines.map((text, at) => text + (at === lines.length - 1 && !last ? '' : endOf(at))).join('');
  });

/** Files that tend to be readable: each section and each setting once, in order, with comments, blocks and odd spacing between. */
export const tidyFile = fc
  .tuple(
    fc.uniqueArray(
      fc.tuple(
        one(
          'default',
          'profile a',
          'profile b',
          'profile "c"',
          "profile 'my prof'",
          'sso-session s',
          'plugins',
          'profile é',
          'profile prod',
          'services x',
        ),
        indent,
        fc.uniqueArray(
          fc.tuple(
            one('region', 'output', 's3', 'sso_account_id', 'Cli_Pager', 'credential_process'),
            one(' = ', '=', ': ', ' =  '),
            one(...values),
            indent,
            fc.array(one('# note', '', '  # deep', '   ', '    more = 1', ';'), { maxLength: 2 }),
          ),
          { maxLength: 4, selector: ([key]) => key },
        ),
        one('', ' # c', '\t; c'),
      ),
      { maxLength: 6, selector: ([header]) => header },
    ),
    fc.array(one('# top', '', '; x'), { maxLength: 2 }),
    fc.array(
      end.filter((e) => e !== '\r'),
      { minLength: 4, maxLength: 4 },
    ),
    fc.boolean(),
  )
  .map(([sections, top, ends, last]) => {
    const lines = [...top];
    for (const [name, space, settings, tail] of sections) {
      lines.push(`${space}[${name}]${tail}`);
      for (const [key, equals, value, inner, after] of settings)
        lines.push(`${inner}${key}${equals}${value}`, ...after);
    }
    return lines.map((text, at) => text + (at === lines.length - 1 && !last ? '' : ends[at % ends.length])).join('');
  });
