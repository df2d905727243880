import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readStartUrl } from '../../../main/domain/start-url.ts';

const label = fc.stringMatching(/^[a-z][a-z0-9-]{0,20}[a-z0-9]$/);
const dirt = fc.constantFrom(
  '',
  '/',
  '#',
  '#/',
  '/#',
  '/#/',
  '/#/?tab=accounts',
  '/#/saml/x',
  ' ',
  '\n',
  '"',
  '>',
  ').',
);

test('what is stored reads as itself, whatever was typed', () => {
  const typed = fc.oneof(
    fc.webUrl({ withFragments: true, withQueryParameters: true, validSchemes: ['https', 'http'] }),
    fc.tuple(label, dirt).map(([name, end]) => `https://${name}.awsapps.com/start${end}`),
    fc.tuple(label, fc.webPath(), dirt).map(([name, path, end]) => `${name}.acme.example${path}${end}`),
    fc.string({ maxLength: 60 }),
    fc.string({ unit: 'binary', maxLength: 60 }).map((text) => `https://${text}`),
  );
  fc.assert(
    fc.property(typed, (text) => {
      const read = readStartUrl(text);
      if (!read.ok) {
        expect(read.why).not.toBe('');
        return;
      }
      expect(readStartUrl(read.startUrl)).toEqual(read);
      expect(read.startUrl).toMatch(/^https?:\/\/[!-~]*[^/#?]$/);
      expect(read.startUrl).not.toContain('#');
    }),
    { numRuns: 2000 },
  );
});

test('dirt around a portal never makes another portal of it', () => {
  fc.assert(
    fc.property(label, fc.constantFrom('', ' ', '"', '<', '\n', 'URL: '), dirt, (name, before, after) => {
      expect(readStartUrl(`${before}https://${name}.awsapps.com/start${after}`)).toEqual({
        ok: true,
        startUrl: `https://${name}.awsapps.com/start`,
      });
    }),
  );
});
