import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../main/window/content-security-policy.ts';

const directives = new Map(
  contentSecurityPolicy('n0nce')
    .split('; ')
    .map((directive) => [directive.split(' ')[0], directive.split(' ').slice(1)]),
);

test('everything that is not named is forbidden', () => {
  expect(directives.get('default-src')).toEqual(["'none'"]);
});

test.each(['connect-src', 'base-uri', 'form-action', 'frame-ancestors'])('%s is closed', (name) => {
  expect(directives.get(name)).toEqual(["'none'"]);
});

test('scripts come from our own files alone', () => {
  expect(directives.get('script-src')).toEqual(["'self'"]);
  expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
});

test('a style element needs the nonce', () => {
  expect(directives.get('style-src')).toEqual(["'self'", "'nonce-n0nce'"]);
});

test('nothing is allowed by wildcard, by scheme of the web, or as unsafe', () => {
  expect(contentSecurityPolicy('n0nce')).not.toMatch(/\*|https?:|unsafe/);
});
